//! Fingerprints: SHA-256 of a schema's one text form, and of files.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::canonical::{Layout, write_schema};
use crate::schema::Schema;

/// A SHA-256, as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of what a database of `schema` stores.
    ///
    /// Equal schemas have equal fingerprints whatever generator wrote them; docs, modules and Rust names
    /// are no part of a [`Schema`], so they do not count.
    #[must_use]
    pub fn of_schema(schema: &Schema) -> Self {
        let mut digest = Sha256::new();
        write_schema(schema, Layout::Compact, 0, &mut |chunk| digest.update(chunk));
        Self::from_digest(&digest.finalize())
    }

    /// [`of_schema`](Self::of_schema) of the schema that is written as `text` in the layout of the lock, line by
    /// line.
    pub(super) fn of_lines(text: &str) -> Self {
        let mut digest = Sha256::new();
        for line in text.split('\n') {
            digest.update(line.trim_start_matches(' '));
        }
        Self::from_digest(&digest.finalize())
    }

    /// The fingerprint of what a database stores after the first `done` migrations of those that lead to a
    /// schema: known, though it is no schema that anybody has declared.
    #[must_use]
    pub fn on_the_way(to: &Self, done: usize) -> Self {
        Self::of_bytes([&to.0, " after ", &done.to_string()].concat().as_bytes())
    }

    /// The SHA-256 of a file's bytes, as `sha256sum` prints it.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::from_digest(&Sha256::digest(bytes))
    }

    /// All 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 12 digits, for people.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..12]
    }

    fn from_digest(digest: &[u8]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = String::with_capacity(2 * digest.len());
        for byte in digest {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        Self(text)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text))
        } else {
            Err("a SHA-256 has 64 lower-case hexadecimal digits")
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
