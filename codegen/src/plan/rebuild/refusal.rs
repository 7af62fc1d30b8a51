//! Whether a rebuilt table may refuse a row of the old one.

use crate::{
    delta::{Change, Pair},
    plan::{Refuses, already_validated::values},
    schema::{Nullability, widening::is_widening},
};

/// What the changes of one table say about its rows.
pub(super) fn refuses(changes: &[&Change]) -> Refuses {
    if changes.iter().any(|change| may_refuse(change)) { Refuses::Some } else { Refuses::None }
}

fn may_refuse(change: &Change) -> bool {
    match change {
        Change::AddPrimaryKey(_)
        | Change::AlterPrimaryKey(_)
        | Change::AddUnique(_)
        | Change::AlterUnique(_)
        | Change::AddForeignKey(_)
        | Change::AlterForeignKey(_)
        | Change::AddCheck(_) => true,
        Change::AlterCheck(change) => {
            let Pair { before, after } = &change.content;
            let (Some((_, old)), Some((_, new))) = (values(before), values(after)) else {
                return true;
            };
            !old.is_subset(&new)
        }
        Change::AddColumn(part) => part.column.is_required(),
        Change::AlterColumn(change) => {
            let (before, after) = (&change.column.before, &change.column.after);
            let is_narrower = after.nullability == Nullability::NotNull
                && before.nullability == Nullability::Nullable;
            is_narrower
                || !is_widening(&before.type_, &after.type_)
                || before.sql_types != after.sql_types
        }
        Change::AddTable(..)
        | Change::DropTable(..)
        | Change::RenameTable(_)
        | Change::AlterTableComment(_)
        | Change::DropColumn(_)
        | Change::RenameColumn(_)
        | Change::DropPrimaryKey(_)
        | Change::RenamePrimaryKey(_)
        | Change::DropUnique(_)
        | Change::RenameUnique(_)
        | Change::DropForeignKey(_)
        | Change::RenameForeignKey(_)
        | Change::DropCheck(_)
        | Change::RenameCheck(_)
        | Change::AddIndex(_)
        | Change::DropIndex(_)
        | Change::RenameIndex(_)
        | Change::AlterIndex(_)
        | Change::AddSearchIndex(_)
        | Change::DropSearchIndex(_)
        | Change::RenameSearchIndex(_)
        | Change::AlterSearchIndex(_)
        | Change::AddTrigger(_)
        | Change::DropTrigger(_)
        | Change::AlterTrigger(_)
        | Change::AddEnum(..)
        | Change::DropEnum(..)
        | Change::AlterEnum(_)
        | Change::AddView(..)
        | Change::DropView(..)
        | Change::AlterView(..)
        | Change::AddRawObject(..)
        | Change::DropRawObject(..)
        | Change::AlterRawObject(..) => false,
    }
}
