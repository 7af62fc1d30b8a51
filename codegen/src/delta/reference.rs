//! How consents and data steps of the spec refer to a change.

use super::{Change, ColumnChange, Part, PartChange};
use crate::schema::{Column, Name, Nullability, TableName, Uniqueness, intent::ChangeReference};

/// Everything by which consents and data steps may refer to `change`. A change of a table that comes in
/// the same diff has none: there are no rows.
#[must_use]
pub fn references(change: &Change) -> Vec<ChangeReference> {
    let named = |make: fn(TableName, String) -> ChangeReference, name: &dyn Name| {
        let table = change.table().map(|table| table.after.clone());
        table.map(|table| make(table, name.as_str().to_owned())).into_iter().collect()
    };
    match change {
        Change::DropTable(name, _) => vec![ChangeReference::DropTable(name.clone())],
        Change::DropColumn(part) => {
            let table = part.table.after.clone();
            vec![ChangeReference::DropColumn(table, part.column.name.clone())]
        }
        Change::AddColumn(part) => {
            let is_required = part.column.nullability == Nullability::NotNull;
            let (table, name) = (part.table.after.clone(), part.column.name.clone());
            is_required.then_some(ChangeReference::NotNull(table, name)).into_iter().collect()
        }
        Change::AlterColumn(change) => of_column(change),
        Change::AddPrimaryKey(Part { table, .. })
        | Change::AlterPrimaryKey(PartChange { table, .. }) => {
            vec![ChangeReference::PrimaryKey(table.after.clone())]
        }
        Change::AddUnique(part) => named(ChangeReference::Unique, &part.name),
        Change::AlterUnique(change) => named(ChangeReference::Unique, &change.name.after),
        Change::AddIndex(part) if part.content.uniqueness == Uniqueness::Unique => {
            named(ChangeReference::Unique, &part.name)
        }
        Change::AlterIndex(change) if change.content.after.uniqueness == Uniqueness::Unique => {
            named(ChangeReference::Unique, &change.name.after)
        }
        Change::AddForeignKey(part) => named(ChangeReference::ForeignKey, &part.name),
        Change::AlterForeignKey(change) => named(ChangeReference::ForeignKey, &change.name.after),
        Change::AddCheck(part) => named(ChangeReference::Check, &part.name),
        Change::AlterCheck(change) => named(ChangeReference::Check, &change.name.after),
        Change::AlterEnum(change) => {
            let dropped = change.dropped.iter();
            let name = &change.name;
            dropped.map(|value| ChangeReference::DropValue(name.clone(), value.clone())).collect()
        }
        Change::AddTable(..)
        | Change::RenameTable(_)
        | Change::AlterTableComment(_)
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
        | Change::AddView(..)
        | Change::DropView(..)
        | Change::AlterView(..)
        | Change::AddRawObject(..)
        | Change::DropRawObject(..)
        | Change::AlterRawObject(..) => Vec::new(),
    }
}

fn of_column(change: &ColumnChange) -> Vec<ChangeReference> {
    let reference = |make: fn(_, _) -> ChangeReference| {
        make(change.table.after.clone(), change.column.after.name.clone())
    };
    let mut references = Vec::new();
    if changes_values(&change.column.before, &change.column.after) {
        references.push(reference(ChangeReference::ChangeType));
    }
    let nullability = change.column.as_ref().map(|column| column.nullability);
    if nullability.differs() && nullability.after == Nullability::NotNull {
        references.push(reference(ChangeReference::NotNull));
    }
    references
}

/// Whether the stored values become others: another type, or a column that is computed from now on.
fn changes_values(before: &Column, after: &Column) -> bool {
    before.type_ != after.type_
        || before.sql_types != after.sql_types
        || (before.generated.is_none() && after.generated.is_some())
}
