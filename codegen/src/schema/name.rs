//! Names of database objects: one type for each kind, so that a column's name cannot be passed as a table's.

use std::{
    borrow::{Borrow, Cow},
    fmt,
};

use serde::{Deserialize, Serialize};

pub use super::naming::stable_name;

/// What all name types have in common: the text, unquoted, as the database keeps it.
pub trait Name {
    /// The text of the name.
    fn as_str(&self) -> &str;

    /// The namespace that the name begins with, as `audit` in `audit.events`: what PostgreSQL calls a schema. Only tables
    /// and views have one.
    fn namespace(&self) -> Option<&str> {
        None
    }

    /// The name inside its namespace.
    fn local(&self) -> &str {
        let prefix = self.namespace().map_or(0, |namespace| namespace.len() + 1);
        self.as_str().get(prefix..).unwrap_or_default()
    }
}

/// What a name ends in, behind its namespace if it has one. Of a name that somebody may quote in parts this is what is
/// looked for.
pub(crate) fn unqualified(name: &str) -> &str {
    name.rsplit('.').next().filter(|local| !local.is_empty()).unwrap_or(name)
}

/// The part of a table's or view's name before its first dot.
fn namespace_of(name: &str) -> Option<&str> {
    name.split_once('.').map(|(namespace, _)| namespace)
}

/// The name as a database that ignores case compares it.
pub(crate) fn folded(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.to_lowercase())
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident $(by $namespace:path)?;)*) => {$(
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

            $(fn namespace(&self) -> Option<&str> {
                $namespace(&self.0)
            })?
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

impl TableName {
    /// The name `local` in the namespace of this one.
    #[must_use]
    pub fn beside(&self, local: &str) -> Self {
        match self.namespace() {
            Some(namespace) => Self([namespace, ".", local].concat()),
            None => Self::from(local),
        }
    }
}

names! {
    /// The name of a table.
    TableName by namespace_of;
    /// The name of a column.
    ColumnName;
    /// The name of a primary key, unique, foreign key or check constraint.
    ConstraintName;
    /// The name of an index or of a full-text index.
    IndexName;
    /// The name of a trigger.
    TriggerName;
    /// The name of a view.
    ViewName by namespace_of;
    /// The name of an enum.
    EnumName;
    /// The name under which the spec keeps a raw SQL object.
    RawName;
}
