//! What SQLite's `ALTER TABLE` can do, on the oldest version that the spec wants to run on.
//!
//! It renames tables and columns, adds a column that old rows can do without, and drops a column that nothing
//! else names. All constraints but those of an added column stand in `CREATE TABLE` alone.
//!
//! Source: SQLite, "ALTER TABLE".

use super::table::KeptTable;
use crate::{
    dialect::Dialect,
    diff::{Change, Pair},
    schema::{
        CheckConstraint, Column, ColumnName, Expression, ForeignKey, GeneratedStorage, Nullability,
        Table, declaration::SqliteVersion, expression::Literal, types::sql_spelling,
    },
};

/// The version from which on `DROP COLUMN` is known.
const DROP_COLUMN: SqliteVersion = SqliteVersion { major: 3, minor: 35 };

/// Whether `change` of `kept` needs a new table.
pub(super) fn needs_rebuild(kept: &KeptTable<'_>, change: &Change) -> bool {
    match change {
        Change::AddTable(..)
        | Change::DropTable(..)
        | Change::RenameTable(_)
        | Change::AlterTableComment(_)
        | Change::RenameColumn(_)
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
        Change::AddColumn(part) => !can_add(kept, &part.column),
        Change::DropColumn(part) => !can_drop(kept, &part.column.name),
        Change::AlterColumn(change) => {
            definition(kept.before, &change.column.before)
                != definition(kept.after, &change.column.after)
        }
        Change::AddForeignKey(part) => added_column(kept, &part.content).is_none(),
        Change::AddCheck(part) => checked_column(kept, &part.content).is_none(),
        Change::AddPrimaryKey(_)
        | Change::DropPrimaryKey(_)
        | Change::RenamePrimaryKey(_)
        | Change::AlterPrimaryKey(_)
        | Change::AddUnique(_)
        | Change::DropUnique(_)
        | Change::RenameUnique(_)
        | Change::AlterUnique(_)
        | Change::DropForeignKey(_)
        | Change::RenameForeignKey(_)
        | Change::AlterForeignKey(_)
        | Change::DropCheck(_)
        | Change::RenameCheck(_)
        | Change::AlterCheck(_) => true,
    }
}

/// Whether `DROP COLUMN` is known.
pub(super) fn knows_drop_column(minimum: SqliteVersion) -> bool {
    minimum >= DROP_COLUMN
}

/// Whether old rows get a default that `ALTER TABLE` can give them: a constant, and not NULL where the
/// column must not be NULL.
fn can_add(kept: &KeptTable<'_>, column: &Column) -> bool {
    let is_stored = column
        .generated
        .as_ref()
        .is_some_and(|generated| generated.storage == GeneratedStorage::Stored);
    let is_filled = match column.nullability {
        Nullability::Nullable => true,
        Nullability::NotNull => {
            column.generated.is_some() || column.default.as_ref().is_some_and(is_value)
        }
    };
    let key = kept.after.primary_key.as_ref();
    let is_key = key.is_some_and(|key| key.columns.contains(&column.name));
    let is_constant = column.default.as_ref().is_none_or(is_constant);
    is_filled && is_constant && !is_stored && !is_key && column.auto_increment.is_none()
}

/// Whether a default is a constant for `ALTER TABLE`, for which the current time is none.
pub(super) fn is_constant(default: &Expression) -> bool {
    match default {
        Expression::Literal(_) => true,
        Expression::Negate(inner) => {
            matches!(**inner, Expression::Literal(Literal::Integer(_) | Literal::Decimal(_)))
        }
        Expression::Column(_)
        | Expression::Not(_)
        | Expression::Binary(..)
        | Expression::In(..)
        | Expression::Between(..)
        | Expression::Like(..)
        | Expression::IsNull(..)
        | Expression::Call(..)
        | Expression::Case(..)
        | Expression::Raw(_) => false,
    }
}

fn is_value(default: &Expression) -> bool {
    *default != Expression::Literal(Literal::Null)
}

/// Constraints and indexes that name the column are changes of their own; a generated column may be not.
fn can_drop(kept: &KeptTable<'_>, name: &ColumnName) -> bool {
    let generated = kept.before.columns.iter().filter_map(|column| column.generated.as_ref());
    let is_used =
        generated.into_iter().any(|generated| may_name(&generated.expression, name.as_str()));
    knows_drop_column(kept.planning.settings.sqlite_minimum) && !is_used
}

/// What SQLite keeps of a column apart from its name.
fn definition<'t>(table: &'t Table, column: &'t Column) -> impl PartialEq + use<'t> {
    let type_ = match (&column.sql_types.sqlite, column.auto_increment) {
        // Only INTEGER is a rowid alias, whatever the width in the spec.
        (_, Some(_)) if is_key(table, column) => "INTEGER".to_owned(),
        (Some(sql), _) => sql.clone(),
        (None, _) => sql_spelling(&column.type_, Dialect::Sqlite, 0),
    };
    (
        type_,
        column.nullability,
        column.default.as_ref(),
        column.auto_increment,
        column.generated.as_ref(),
        column.collation.sqlite.as_ref(),
    )
}

fn is_key(table: &Table, column: &Column) -> bool {
    table.primary_key.as_ref().is_some_and(|key| key.columns == [column.name.clone()])
}

/// The added column that the foreign key can stand at: it is of this column alone, whose rows are NULL.
pub(super) fn added_column<'k>(kept: &'k KeptTable<'_>, key: &ForeignKey) -> Option<&'k Column> {
    let [name] = key.columns.as_slice() else { return None };
    let mut added = kept.added.iter().copied();
    added.find(|column| {
        column.name == *name
            && column.generated.is_none()
            && column.default.as_ref().is_none_or(|default| !is_value(default))
    })
}

/// The added column that the check can stand at: the last of those that it names.
pub(super) fn checked_column<'k>(
    kept: &'k KeptTable<'_>,
    check: &CheckConstraint,
) -> Option<&'k Column> {
    let mut added = kept.added.iter().rev().copied();
    added.find(|column| names(&check.expression, &column.name))
}

/// Whether `expression` names the column, as far as it is not raw.
fn names(expression: &Expression, name: &ColumnName) -> bool {
    let is_it = matches!(expression, Expression::Column(column) if column == name);
    is_it || expression.children().any(|child| names(child, name))
}

/// Whether `expression` names the column, or has raw SQL that may.
fn may_name(expression: &Expression, name: &str) -> bool {
    match expression {
        Expression::Column(column) => column.as_str().eq_ignore_ascii_case(name),
        Expression::Raw(_) => true,
        Expression::Literal(_)
        | Expression::Not(_)
        | Expression::Negate(_)
        | Expression::Binary(..)
        | Expression::In(..)
        | Expression::Between(..)
        | Expression::Like(..)
        | Expression::IsNull(..)
        | Expression::Call(..)
        | Expression::Case(..) => expression.children().any(|child| may_name(child, name)),
    }
}

/// Whether the values of a column are written in another way from now on.
pub(super) fn is_converted(column: &Pair<Column>) -> bool {
    let spelling = |column: &Column| {
        let sql = column.sql_types.sqlite.clone();
        sql.unwrap_or_else(|| sql_spelling(&column.type_, Dialect::Sqlite, 0))
    };
    spelling(&column.before) != spelling(&column.after) || column.before.type_ != column.after.type_
}
