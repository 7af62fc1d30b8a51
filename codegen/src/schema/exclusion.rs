//! Exclusion constraints of PostgreSQL: no two rows of a table agree in all of several comparisons.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Deferrability;

/// What makes an index an exclusion constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// What each key of the index is compared by, in their order: two rows that are alike by all of them exclude each
    /// other.
    pub operators: Vec<Operator>,
    /// Whether its check may wait for the end of the transaction.
    #[serde(default, skip_serializing_if = "Deferrability::is_at_once")]
    pub deferrability: Deferrability,
}

/// An operator: `&&`, or `public.&&` if it is not found without its namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Operator {
    /// Its namespace, if it is not found without one.
    pub namespace: Option<String>,
    /// Its name: of characters that are not those of words.
    pub name: String,
}

impl Operator {
    /// The operator of a text; `None` if it is none.
    ///
    /// Source: PostgreSQL 16, "Lexical Structure" (Operators).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let start = text.find(|it: char| CHARACTERS.contains(it))?;
        let (namespace, name) = text.split_at(start);
        let namespace = match namespace {
            "" => None,
            word => Some(word.strip_suffix('.').filter(|it| !it.is_empty())?.to_owned()),
        };
        let is_name = name.chars().all(|it| CHARACTERS.contains(it));
        let is_comment = name.contains("--") || name.contains("/*");
        (is_name && !is_comment).then(|| Self { namespace, name: name.to_owned() })
    }
}

/// What names of operators are made of.
const CHARACTERS: &str = "+-*/<>=~!@#%^&|`?";

impl fmt::Display for Operator {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(namespace) = &self.namespace {
            write!(out, "{namespace}.")?;
        }
        out.write_str(&self.name)
    }
}

impl TryFrom<String> for Operator {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("not an operator")
    }
}

impl From<Operator> for String {
    fn from(operator: Operator) -> Self {
        operator.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_is_read_as_it_is_written() {
        for text in ["=", "&&", "<>", "-|-", "public.&&", "we ird.="] {
            assert_eq!(Operator::read(text).map(|it| it.to_string()), Some(text.to_owned()));
        }
        for text in ["", "a", "= b", "--", "=/*", ".=", "a=", "&& ;", "(=)"] {
            assert_eq!(Operator::read(text), None, "{text}");
        }
    }
}
