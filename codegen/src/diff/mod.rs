//! Two schemas → what differs between them, as facts.
//!
//! A [`Change`] says *what* differs, never how a database gets there: that is the planner's. The facts are
//! portable; the planner takes them from two schemas as one dialect has them, the consent rules from two
//! declared ones. Renames are facts of the spec ([`Intent`]), never guessed. Start reading at [`Change`],
//! then [`diff`].

mod change;
mod objects;
mod parts;
mod reference;
mod renames;
mod tables;
mod translate;
mod words;

pub(crate) use self::objects::diff_enums;
pub use self::{
    change::{
        Change, ColumnChange, ColumnPart, ColumnRename, CommentChange, EnumChange, EnumColumn,
        Pair, Part, PartChange,
    },
    reference::references,
    renames::Renames,
};
use crate::schema::{Schema, intent::Intent};

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
    objects::diff_views(schemas, &mut changes);
    objects::diff_raw_objects(schemas, &mut changes);
    changes
}
