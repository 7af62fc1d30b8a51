//! What a database has and a [`Schema`] cannot say: told, never dropped without a word.

use std::fmt;

use tablewright_codegen::schema::Schema;

/// A described database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What a schema can say of it.
    pub schema: Schema,
    /// What it cannot, in the order of the paths.
    pub unread: Vec<Unread>,
}

/// Something that a schema cannot say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// Where: the names from the schema down to the thing, as a difference has them.
    pub path: String,
    /// What is there that cannot be said, in a few words.
    pub what: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.what)
    }
}

impl Found {
    /// Notes what cannot be said of the thing at `path`, which is given from the schema down.
    pub(super) fn note(&mut self, path: &[&str], what: impl Into<String>) {
        self.unread.push(Unread { path: path.join(" › "), what: what.into() });
    }

    /// The description, its notes in order and none twice.
    pub(super) fn finished(mut self) -> Self {
        self.unread.sort();
        self.unread.dedup();
        self
    }
}
