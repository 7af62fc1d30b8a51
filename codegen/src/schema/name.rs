//! Names of database objects: one type a kind, so that a column's name cannot be passed as a table's.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What all name types have in common: the text, unquoted, as the database keeps it.
pub trait Name {
    /// The text of the name.
    fn as_str(&self) -> &str;
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as the name, as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Name for $name {
            fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )*};
}

names! {
    /// The name of a table.
    TableName
    /// The name of a column.
    ColumnName
    /// The name of a primary key, unique, foreign key or check constraint.
    ConstraintName
    /// The name of an index or of a full-text index.
    IndexName
    /// The name of a trigger.
    TriggerName
    /// The name of a view.
    ViewName
    /// The name of an enum.
    EnumName
    /// The name under which the spec keeps a raw SQL object.
    RawName
}

/// The longest name that is made, in bytes: what PostgreSQL keeps, the shortest limit of the four.
const STABLE_NAME_BYTES: usize = 63;

/// The name of an object that the spec gives none: `parts` joined by `_`. Where that is longer than 63
/// bytes it is cut and ends in `_` and eight hexadecimal digits of the SHA-256 of the whole.
#[must_use]
pub fn stable_name(parts: &[&str]) -> String {
    let whole = parts.join("_");
    if whole.len() <= STABLE_NAME_BYTES {
        return whole;
    }
    let digest = Sha256::digest(whole.as_bytes());
    let digits = digest.iter().take(4).fold(String::new(), |mut digits, byte| {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(u32::from(half), 16));
        }
        digits
    });
    let mut end = STABLE_NAME_BYTES - 1 - digits.len();
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    [&whole[..end], &digits].join("_")
}

#[cfg(test)]
mod tests {
    use super::stable_name;

    #[test]
    fn a_short_name_is_its_parts() {
        assert_eq!(stable_name(&["ix", "claims", "tier"]), "ix_claims_tier");
        let exactly = "a".repeat(60);
        assert_eq!(stable_name(&["ix", &exactly]).len(), 63);
    }

    #[test]
    fn a_long_name_is_cut_and_ends_in_a_hash_of_the_whole() {
        let (one, two) = ("a".repeat(70), "a".repeat(71));
        let (one, two) = (stable_name(&["ix", &one]), stable_name(&["ix", &two]));
        assert_eq!(one.len(), 63);
        assert_ne!(one, two);
        assert_eq!(one.rfind('_'), Some(54));
    }

    #[test]
    fn a_name_is_never_cut_inside_a_character() {
        let name = stable_name(&["ix", &"\u{1f980}".repeat(20)]);
        assert!(name.len() <= 63);
        assert!(name.starts_with("ix_\u{1f980}"));
    }
}
