//! The URL of a database server in a build that can connect to none: its kind is known, and nothing else is read or
//! shown. Such a build needs no parser of URLs, which is a third of what it would compile beside Diesel.

use std::fmt;

use super::DatabaseKind;

/// A server that this build cannot connect to.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Server {
    kind: DatabaseKind,
}

impl Server {
    /// Takes the kind alone.
    #[expect(clippy::unnecessary_wraps, reason = "as in a build that reads it")]
    pub(super) fn parse(kind: DatabaseKind, _: &str) -> Result<Self, &'static str> {
        Ok(Self { kind })
    }

    /// What no driver is given.
    pub(super) fn secret(&self) -> String {
        self.to_string()
    }

    /// A server of the same kind.
    pub(super) fn with_database(&self, _: &str) -> Self {
        self.clone()
    }

    /// `text`, as nobody was given what would have to be hidden.
    #[expect(clippy::unused_self, reason = "as in a build that knows secrets")]
    pub(super) fn without_secrets(&self, text: &str) -> String {
        text.to_owned()
    }
}

impl fmt::Display for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (a build without this database)", self.kind)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}
