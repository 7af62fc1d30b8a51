//! Changes told value by value: where two schemas differ, and what each of them has there.

mod of_change;

use std::fmt;

use serde::Serialize;
use serde_json::Value;

pub use self::of_change::differences;
use crate::{
    dialect::Dialect,
    schema::{
        ColumnName, ConstraintName, EnumName, IndexName, RawName, TableName, TriggerName, ViewName,
    },
};

/// One place where what was found is not what is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What stands by itself there.
    pub object: Object,
    /// The part of the table that differs, unless it is the table.
    pub part: Option<PartOfTable>,
    /// What of that differs, from the outside in; empty if it is all of it.
    pub attribute: Vec<String>,
    /// What is declared there; `None` is nothing.
    pub expected: Option<Side>,
    /// What was found there; `None` is nothing.
    pub found: Option<Side>,
}

/// What stands by itself in a schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// An enum.
    Enum(EnumName),
    /// A raw object.
    Raw(RawName),
    /// A table.
    Table(TableName),
    /// A view.
    View(ViewName),
}

/// A part of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartOfTable {
    /// A check.
    Check(ConstraintName),
    /// A column.
    Column(ColumnName),
    /// A foreign key.
    ForeignKey(ConstraintName),
    /// An index.
    Index(IndexName),
    /// The primary key.
    PrimaryKey,
    /// A full-text index.
    SearchIndex(IndexName),
    /// A trigger.
    Trigger(TriggerName),
    /// A unique constraint.
    Unique(ConstraintName),
}

/// What one side has where two schemas differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// As `schema.lock` has it.
    pub json: Value,
    /// As a spec says it, or as near to that as it can be told.
    pub words: String,
}

impl Side {
    fn of(value: &impl Serialize) -> Self {
        // No map of a schema has keys that are no text.
        Self::from(serde_json::to_value(value).unwrap_or_default())
    }
}

impl From<&str> for Side {
    fn from(text: &str) -> Self {
        Self::from(Value::from(text))
    }
}

impl From<Value> for Side {
    fn from(json: Value) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let list = |values: &Vec<Value>| values.iter().map(text).collect::<Option<Vec<_>>>();
        let list = json.as_array().and_then(list).map(|texts| texts.join(", "));
        let words = text(&json).or(list).unwrap_or_else(|| json.to_string());
        Self { json, words }
    }
}

impl Difference {
    /// Where it is: the names from the schema down to the value.
    #[must_use]
    pub fn path(&self) -> String {
        let (group, _, name) = self.object.row();
        let part = self.part.as_ref().map(PartOfTable::row);
        let mut names = vec![group, name];
        names.extend(part.iter().flat_map(|(group, _, name)| [Some(*group), *name]).flatten());
        names.extend(self.attribute.iter().map(String::as_str));
        names.join(" › ")
    }

    /// Whether it is a whole object that can stand beside those of the spec: a table, a view, an index, a trigger.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        let is_beside = match &self.part {
            None => matches!(self.object, Object::Table(_) | Object::View(_)),
            Some(PartOfTable::Index(_) | PartOfTable::SearchIndex(_) | PartOfTable::Trigger(_)) => {
                true
            }
            Some(
                PartOfTable::Check(_)
                | PartOfTable::Column(_)
                | PartOfTable::ForeignKey(_)
                | PartOfTable::PrimaryKey
                | PartOfTable::Unique(_),
            ) => false,
        };
        is_beside && self.attribute.is_empty() && self.expected.is_none()
    }

    /// The object that differs, by name, and what is different about it.
    #[must_use]
    pub fn words(&self) -> (String, String) {
        let named = |noun: &str, name: &str| [noun, " `", name, "`"].concat();
        let (_, noun, name) = self.object.row();
        let object = named(noun, name);
        let part = self.part.as_ref().map(|part| match part.row() {
            (_, noun, Some(name)) => named(noun, name),
            (_, noun, None) => noun.to_owned(),
        });
        let is_said = |it: &&String| Dialect::ALL.iter().all(|dialect| dialect.keyword() != *it);
        // What a raw object makes has a name of its own.
        let is_named = matches!(self.object, Object::Raw(_));
        let said = |it: &String| if is_named { it.clone() } else { it.replace('_', " ") };
        let attribute = self.attribute.iter().filter(is_said).map(said);
        let subject: Vec<String> = part.into_iter().chain(attribute).collect();
        let sides = self.sides();
        if subject.is_empty() {
            return (object, sides);
        }
        (object, [subject.join(", "), ": ".to_owned(), sides].concat())
    }

    /// What each side has.
    fn sides(&self) -> String {
        let is_whole = self.attribute.is_empty() || matches!(self.object, Object::Raw(_));
        match (&self.expected, &self.found) {
            (Some(_), None) if is_whole => "missing".to_owned(),
            (None, Some(_)) if is_whole => "not in the spec".to_owned(),
            (expected, found) => {
                let quoted = |side: &Option<Side>| match side {
                    Some(side) => ["`", &side.words, "`"].concat(),
                    None => "none".to_owned(),
                };
                let (expected, mut found) = (quoted(expected), quoted(found));
                if expected == found {
                    found = ["another one that it calls ", &found].concat();
                }
                ["the spec has ", &expected, ", the database has ", &found].concat()
            }
        }
    }
}

impl Object {
    /// What such objects are called together and alone, and its name.
    fn row(&self) -> (&'static str, &'static str, &str) {
        match self {
            Self::Enum(name) => ("enums", "enum", name.as_str()),
            Self::Raw(name) => ("raw_objects", "raw object", name.as_str()),
            Self::Table(name) => ("tables", "table", name.as_str()),
            Self::View(name) => ("views", "view", name.as_str()),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.row().2
    }
}

impl PartOfTable {
    /// What such parts are called together and alone, and its name.
    fn row(&self) -> (&'static str, &'static str, Option<&str>) {
        match self {
            Self::Check(name) => ("checks", "check", Some(name.as_str())),
            Self::Column(name) => ("columns", "column", Some(name.as_str())),
            Self::ForeignKey(name) => ("foreign_keys", "foreign key", Some(name.as_str())),
            Self::Index(name) => ("indexes", "index", Some(name.as_str())),
            Self::PrimaryKey => ("primary_key", "primary key", None),
            Self::SearchIndex(name) => ("search_indexes", "full-text index", Some(name.as_str())),
            Self::Trigger(name) => ("triggers", "trigger", Some(name.as_str())),
            Self::Unique(name) => ("unique_constraints", "unique constraint", Some(name.as_str())),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |side: &Option<Side>| {
            side.as_ref().map_or_else(|| "nothing".to_owned(), |side| side.json.to_string())
        };
        let (expected, found) = (text(&self.expected), text(&self.found));
        write!(out, "{}: expected {expected}, found {found}", self.path())
    }
}
