//! Properties of a described object that a comparison of [`Schema`]s does not see.
//!
//! A constraint that is `NOT VALID` is described like the declared one, and an index that no schema can express is
//! not described at all. Both are reported as a [`Deviation`] of the object.

use std::fmt;

#[cfg(any(feature = "postgres", feature = "mysql"))]
use diesel::{prelude::QueryableByName, sql_types::Text};
use tablewright_codegen::{
    check::place::Place,
    plan::{Correction, Measure, TablePart},
    schema::{Schema, TableName},
};

/// A described database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What a schema can say of it.
    pub schema: Schema,
    /// What about its objects it cannot.
    pub deviations: Vec<Deviation>,
}

/// Something about an object that a schema does not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deviation {
    /// The part of a schema that it is about.
    pub place: Place,
    /// What it is: "table `logs`".
    pub object: String,
    /// What about it is not said, as the rest of a sentence: "is kept in memory".
    pub reason: String,
    /// What makes it the object that a schema describes.
    pub remedy: Remedy,
    /// The words of SQL by which a raw object that makes it so says it; empty if none does.
    pub phrase: &'static str,
    /// Whether a schema does not describe the object at all, so that no comparison finds one too many.
    pub is_undescribed: bool,
}

/// What makes a deviating object the described one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// A plan does it.
    Correct(Correction),
    /// A person has to do this, as only they know whether it may be.
    ByHand(String),
}

impl fmt::Display for Deviation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.object, self.reason)
    }
}

impl Deviation {
    /// The correction, if a plan does it.
    #[must_use]
    pub fn correction(&self) -> Option<&Correction> {
        match &self.remedy {
            Remedy::Correct(correction) => Some(correction),
            Remedy::ByHand(_) => None,
        }
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

impl Thing<'_> {
    /// The part of a schema, and what it is called in a sentence.
    fn told(self) -> (Place, String) {
        match self {
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
        }
    }

    /// The part of its table, if it is one that a plan can put right.
    fn part(self) -> Option<(TableName, TablePart)> {
        Some(match self {
            Thing::Table(table) => (table.into(), TablePart::Whole),
            Thing::Column(table, name) => (table.into(), TablePart::Column(name.into())),
            Thing::Part(noun, table, name) => {
                let part = match noun {
                    "primary key" => TablePart::PrimaryKey,
                    "unique constraint" => TablePart::Unique(name.into()),
                    "foreign key" => TablePart::ForeignKey(name.into()),
                    "check" => TablePart::Check(name.into()),
                    "index" => TablePart::Index(name.into()),
                    "trigger" => TablePart::Trigger(name.into()),
                    _ => return None,
                };
                (table.into(), part)
            }
            Thing::View(_) | Thing::Other(..) => return None,
        })
    }
}

fn quoted(noun: &str, name: &str) -> String {
    [noun, " `", name, "`"].concat()
}

/// What is known of one kind of deviation: what about the object is not said, what is done about it, and its
/// [`Deviation::phrase`].
pub(super) type Told = (String, Cure, &'static str);

/// What is done about a kind of deviation.
#[derive(Debug)]
pub(super) enum Cure {
    /// The plan does this.
    Plan(Measure),
    /// The plan does this to another part of the table, or of another table.
    Elsewhere(Correction),
    /// A person does this.
    Hand(String),
}

/// What a person does about an object that no plan puts right.
const MAKE_ANEW: &str = "make it anew as it is declared";

impl Deviation {
    /// The deviation of a thing.
    pub(super) fn new(thing: Thing<'_>, (reason, cure, phrase): Told) -> Self {
        let (place, object) = thing.told();
        let remedy = match cure {
            Cure::Plan(measure) => match thing.part() {
                Some((table, part)) => Remedy::Correct(Correction { table, part, measure }),
                None => Remedy::ByHand(MAKE_ANEW.to_owned()),
            },
            Cure::Elsewhere(correction) => Remedy::Correct(correction),
            Cure::Hand(what) => Remedy::ByHand(what),
        };
        Self { place, object, reason, remedy, phrase, is_undescribed: false }
    }
}

/// What `deviations.sql` of a database finds.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[derive(Debug, QueryableByName)]
pub(super) struct DeviationRow {
    /// What the object is called in a sentence.
    #[diesel(sql_type = Text)]
    pub(super) noun: String,
    /// The table or view, or that of the object.
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) kind: String,
    #[diesel(sql_type = Text)]
    pub(super) detail: String,
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
impl DeviationRow {
    /// The deviation, of which this is told.
    pub(super) fn deviation(&self, told: Told) -> Deviation {
        let (table, name) = (self.table_name.as_str(), self.name.as_str());
        let thing = match self.noun.as_str() {
            "table" => Thing::Table(table),
            "view" => Thing::View(table),
            "column" => Thing::Column(table, name),
            noun => Thing::Part(noun, table, name),
        };
        let deviation = Deviation::new(thing, told);
        // Of an object that is not described at all.
        Deviation { is_undescribed: self.kind.starts_with("other "), ..deviation }
    }
}

impl Found {
    /// Adds a remark about a thing.
    pub(super) fn note(&mut self, thing: Thing<'_>, reason: impl Into<String>) {
        let cure = Cure::Hand(MAKE_ANEW.to_owned());
        self.deviations.push(Deviation::new(thing, (reason.into(), cure, "")));
    }

    /// The description, its remarks in order and none twice.
    pub(super) fn finished(mut self) -> Self {
        self.deviations.sort();
        self.deviations.dedup();
        self
    }
}
