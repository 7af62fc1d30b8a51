//! Two schemas → the differences between them.
//!
//! A [`Change`] says *what* differs; how a database gets there is the planner's work. Changes are portable: the
//! planner compares two schemas as one dialect has them, the consent rules compare two declared ones. Renames are
//! given by the spec ([`Intent`]), never guessed. Start reading at [`Change`], then [`diff`].

mod already_validated;
mod change;
mod demand;
mod difference;
mod letters;
mod objects;
mod pair;
mod parts;
mod renames;
mod tables;
mod translate;
mod words;

use std::borrow::Cow;

pub use self::{
    already_validated::{Delta, Validated},
    change::{
        Change, ColumnChange, ColumnPart, ColumnRename, CommentChange, EnumChange, EnumColumn,
        Pair, PartChange,
    },
    demand::{Demand, Requirement, UniqueKey, references},
    difference::{Difference, Object, PartOfTable, Side, differences},
    renames::Renames,
};
pub(crate) use self::{
    already_validated::{filler, listed_values},
    demand::of_constraints,
    objects::diff_enums,
    pair::TablePair,
};
use crate::{
    dialect::DialectSet,
    schema::{Schema, intent::Intent},
};

/// What differs between two schemas in some dialects, in which each of them is the same.
#[derive(Clone, Debug)]
pub struct VariantChanges<'s> {
    /// The dialects.
    pub dialects: DialectSet,
    /// The schemas as these dialects have them.
    pub schemas: Pair<Cow<'s, Schema>>,
    /// What differs.
    pub changes: Vec<Change>,
}

/// What differs between `before` and `after` in each of `dialects`; dialects in which they are the same are together.
#[must_use]
pub fn diff_of_each<'s>(
    before: &'s Schema,
    after: &'s Schema,
    intent: &Intent,
    dialects: DialectSet,
) -> Vec<VariantChanges<'s>> {
    let mut all = Vec::new();
    for after in after.variants(dialects) {
        let befores = before.variants(after.dialects).into_iter();
        for before in befores.filter(|before| before.meets(&after)) {
            let changes = diff(&before.schema, &after.schema, intent);
            let (dialects, before) = (before.dialects, before.schema);
            let schemas = Pair { before, after: after.schema.clone() };
            all.push(VariantChanges { dialects, schemas, changes });
        }
    }
    all
}

/// What differs between `before` and `after` in any of `dialects`.
#[must_use]
pub fn diff_of_all(
    before: &Schema,
    after: &Schema,
    intent: &Intent,
    dialects: DialectSet,
) -> Vec<Change> {
    distinct(diff_of_each(before, after, intent, dialects).into_iter().map(|it| it.changes))
}

/// The changes of several variants, each once. Those of one variant are distinct.
pub(crate) fn distinct<C: PartialEq>(
    variants: impl IntoIterator<Item = impl IntoIterator<Item = C>>,
) -> Vec<C> {
    let mut all: Vec<C> = Vec::new();
    for changes in variants {
        let known = all.len();
        for change in changes {
            if !all[..known].contains(&change) {
                all.push(change);
            }
        }
    }
    all
}

/// What differs between `before` and `after`, under the renames of `intent`.
///
/// The order is fixed: tables by their names after, all changes of one table together (added tables, kept
/// ones, dropped ones), then enums, views, raw objects. The order of columns is no difference.
#[must_use]
pub fn diff(before: &Schema, after: &Schema, intent: &Intent) -> Vec<Change> {
    let renames = Renames::new(before, after, intent);
    let schemas = Pair { before, after };
    let mut changes = Vec::new();
    tables::diff_tables(schemas, &renames, &mut changes);
    objects::diff_enums(schemas, &renames, &mut changes);
    objects::diff_views_and_raw(schemas, &mut changes);
    changes
}
