//! The contents of a database → a spec that a person would have written.
//!
//! Pure: the database has been read before, in its own words (see [`written`](crate::stored::read::written)).
//! `declare` finds the portable form of each thing, with `types`, `expressions` and `enums`; `merge` joins the
//! declarations of several databases; `settle` writes the spec, checks it, and removes what the language cannot
//! express. Everything that is not in the spec, or is there in another form, is listed as an [`Unexpressed`]. Start
//! reading at [`import`].

mod declare;
mod enums;
mod expressions;
mod inferred;
mod mend;
mod merge;
mod settle;
mod tidy;
mod types;

pub use self::enums::can_declare;
use std::fmt;

use crate::{
    check::place::Place,
    dialect::Dialect,
    schema::{ConstraintName, Declaration, ForeignKey, Schema, Table, TableName},
};

/// What was found in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The dialect it speaks.
    pub dialect: Dialect,
    /// What it has, as it writes it.
    pub schema: Schema,
    /// What else it has, which no spec can express.
    pub beside: Vec<Unexpressed>,
}

/// Something that a database has and the spec does not express, or expresses differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexpressed {
    /// The dialect of the database that has it; `None` if it is between several databases.
    pub dialect: Option<Dialect>,
    /// Where its comment stands in the spec.
    pub place: Place,
    /// What it is: "table `logs`".
    pub object: String,
    /// How far the spec says it.
    pub standing: Standing,
    /// What about it is not in the spec, and what stands there instead.
    pub reason: String,
}

/// How far a spec expresses what a database has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not at all.
    LeftOut,
    /// In another form: a database made from the spec differs here.
    Changed,
    /// For each dialect as its database has it: they differ here.
    Differs,
    /// Fully, but there is something to know about it.
    Remark,
}

impl Standing {
    /// The word for it in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::LeftOut => "left out",
            Self::Changed => "changed",
            Self::Differs => "differs",
            Self::Remark => "remark",
        }
    }
}

impl fmt::Display for Unexpressed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(dialect) = self.dialect {
            write!(formatter, "{}: ", dialect.title())?;
        }
        write!(formatter, "{} {}", self.object, self.reason)
    }
}

/// A spec made from databases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The text of the spec.
    pub spec: String,
    /// What it declares.
    pub declaration: Declaration,
    /// What the databases have and the spec does not express, or expresses differently, and remarks.
    pub unexpressed: Vec<Unexpressed>,
}

impl Imported {
    /// Whether a database made from the spec is like the one it was made from.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unexpressed.iter().all(|thing| thing.standing >= Standing::Differs)
    }
}

/// Takes the foreign keys out of a table for which `goes` says so, and gives back their names and targets.
fn take_foreign_keys(
    table: &mut Table,
    goes: impl Fn(&ForeignKey) -> bool,
) -> Vec<(ConstraintName, TableName)> {
    let keys = table.foreign_keys.iter().filter(|(_, key)| goes(key));
    let gone: Vec<_> =
        keys.map(|(name, key)| (name.clone(), key.referenced_table.clone())).collect();
    table.foreign_keys.retain(|name, _| !gone.iter().any(|(it, _)| it == name));
    gone
}

/// A declaration on its way, with what it does not say.
#[derive(Clone, Debug, Default)]
struct Draft {
    declaration: Declaration,
    unexpressed: Vec<Unexpressed>,
}

/// Writes a spec for one database, or for several that hold the same schema.
///
/// The spec passes the check of specs without an error.
#[must_use]
pub fn import(observed: &[Observed]) -> Imported {
    let is_alone = observed.len() == 1;
    let drafts = observed.iter().map(|one| (one.dialect, declare::declare(one, is_alone)));
    let drafts: Vec<_> = drafts.collect();
    let mut draft = merge::merge(drafts);
    inferred::name_inferred(&mut draft);
    settle::settle(draft)
}
