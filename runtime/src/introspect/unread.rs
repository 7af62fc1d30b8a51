//! What a database has and a [`Schema`] cannot say: told, never dropped without a word.

use std::fmt;

use tablewright_codegen::{check::place::Place, schema::Schema};

/// A described database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What a schema can say of it.
    pub schema: Schema,
    /// What it cannot.
    pub unread: Vec<Unread>,
}

/// Something that a schema does not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// The part of a schema that it is about.
    pub place: Place,
    /// What it is: "table `logs`".
    pub object: String,
    /// What about it is not said, as the rest of a sentence: "is kept in memory".
    pub reason: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.object, self.reason)
    }
}

/// What a remark is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing<'n> {
    /// A table.
    Table(&'n str),
    /// A column of a table.
    Column(&'n str, &'n str),
    /// Something else of a table, by what it is called in a sentence.
    Part(&'n str, &'n str, &'n str),
    /// A view.
    View(&'n str),
    /// Anything else, by what it is called in a sentence.
    Other(&'n str, &'n str),
}

impl Unread {
    /// A remark about a thing.
    pub(super) fn new(thing: Thing<'_>, reason: impl Into<String>) -> Self {
        let (place, object) = match thing {
            Thing::Table(name) => (Place::Table(name.into()), quoted("table", name)),
            Thing::Column(table, name) => {
                let object = ["column `", table, ".", name, "`"].concat();
                (Place::Column(table.into(), name.into()), object)
            }
            Thing::Part(noun, table, name) => {
                let place = match noun {
                    "index" | "full-text index" => Place::Index(table.into(), name.into()),
                    "trigger" => Place::Trigger(table.into(), name.into()),
                    _ => Place::Constraint(table.into(), name.into()),
                };
                (place, [noun, " `", name, "` of table `", table, "`"].concat())
            }
            Thing::View(name) => (Place::View(name.into()), quoted("view", name)),
            Thing::Other(noun, name) => (Place::File, quoted(noun, name)),
        };
        Self { place, object, reason: reason.into() }
    }
}

fn quoted(noun: &str, name: &str) -> String {
    [noun, " `", name, "`"].concat()
}

impl Found {
    /// Adds a remark about a thing.
    pub(super) fn note(&mut self, thing: Thing<'_>, reason: impl Into<String>) {
        self.unread.push(Unread::new(thing, reason));
    }

    /// The description, its remarks in order and none twice.
    pub(super) fn finished(mut self) -> Self {
        self.unread.sort();
        self.unread.dedup();
        self
    }
}
