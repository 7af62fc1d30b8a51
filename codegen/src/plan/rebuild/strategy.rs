//! Which tables SQLite alters where they stand and which it copies: what its `ALTER TABLE` can do, on the oldest version
//! that the spec supports.
//!
//! It renames tables and columns, adds a column if old rows need no value for it, and drops a column that nothing
//! else names. Since 3.53 it adds and drops checks and `NOT NULL`. Before that, only an added column could bring
//! constraints; all others are in `CREATE TABLE`, as keys and foreign keys still are.
//!
//! Source: SQLite, "ALTER TABLE".

use super::table::TableChanges;
use crate::{
    delta::{Change, Pair},
    dialect::Dialect,
    schema::{
        CheckConstraint, Column, ColumnName, Expression, ForeignKey, GeneratedStorage, Settings,
        Table,
        declaration::SqliteVersion,
        expression::{Function, Literal},
        types::sql_spelling,
    },
    sql::mentions_column,
};

/// The version from which on `DROP COLUMN` is known.
const DROP_COLUMN: SqliteVersion = SqliteVersion { major: 3, minor: 35 };
/// The version from which on `ADD CONSTRAINT … CHECK`, `DROP CONSTRAINT`, `SET NOT NULL` and `DROP NOT NULL` are
/// known.
const CONSTRAINTS: SqliteVersion = SqliteVersion { major: 3, minor: 53 };

/// How a table gets from before to after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strategy {
    /// `ALTER TABLE` makes all of its changes.
    InPlace,
    /// Its rows are copied into a new table, once for all of its changes.
    Rebuild,
}

impl Strategy {
    /// That of the table.
    pub(super) fn of(table: &TableChanges<'_>) -> Self {
        let mut changes = table.changes.iter();
        if changes.any(|change| needs_rebuild(table, change)) || table.maps_key() {
            Self::Rebuild
        } else {
            Self::InPlace
        }
    }
}

/// Whether `change` of `kept` needs a new table.
fn needs_rebuild(kept: &TableChanges<'_>, change: &Change) -> bool {
    let minimum = kept.planning.settings.sqlite_minimum;
    match change {
        Change::AddTable(..)
        | Change::DropTable(..)
        | Change::RenameTable(_)
        | Change::AlterTableComment(_)
        | Change::RenameColumn(_)
        | Change::Index(_)
        | Change::SearchIndex(_)
        | Change::Trigger(_)
        | Change::AddEnum(..)
        | Change::DropEnum(..)
        | Change::AlterEnum(_)
        | Change::View(..)
        | Change::RawObject(..) => false,
        Change::AddColumn(part) => !can_add(kept, &part.column),
        Change::DropColumn(part) => !can_drop(kept, &part.column.name),
        Change::AlterColumn(change) => {
            let Pair { before, after } = &change.column;
            definition(kept.pair.table.before, before) != definition(kept.pair.table.after, after)
                || before.nullability != after.nullability && !can_require(kept, after)
        }
        Change::ForeignKey(change) => {
            change.added().and_then(|(_, key)| added_column(kept, key)).is_none()
        }
        Change::Check(change) => {
            let column = change.added().and_then(|(_, check)| checked_column(kept, check));
            !knows_constraints(minimum) && column.is_none()
        }
        Change::PrimaryKey(_) | Change::Unique(_) => true,
    }
}

/// Whether `DROP COLUMN` is known.
pub(super) fn knows_drop_column(minimum: SqliteVersion) -> bool {
    minimum >= DROP_COLUMN
}

/// Whether checks and `NOT NULL` can be changed.
pub(super) fn knows_constraints(minimum: SqliteVersion) -> bool {
    minimum >= CONSTRAINTS
}

/// The settings for a database that somebody has changed by hand: its checks may have no names, and only a new
/// table takes those away.
pub(in crate::plan) fn without_constraints(settings: &Settings) -> Settings {
    let minor = CONSTRAINTS.minor - 1;
    let before = SqliteVersion { minor, ..CONSTRAINTS };
    Settings { sqlite_minimum: settings.sqlite_minimum.min(before), ..settings.clone() }
}

/// Whether a column that stays can get or lose `NOT NULL` where it stands: it is no part of the primary key,
/// and nothing but a check of its own is written by whether it may be NULL.
fn can_require(kept: &TableChanges<'_>, column: &Column) -> bool {
    let tests = |expression: &Expression| is_json_test(expression, &column.name);
    let table = kept.pair.table.after;
    let keys = table.indexes.values().flat_map(|index| &index.keys).map(|key| &key.expression);
    let predicates = table.indexes.values().filter_map(|index| index.predicate.as_ref());
    let generated = table.columns.iter().filter_map(|column| column.generated.as_ref());
    let checks = table.checks.values().map(|check| &check.expression).filter(|it| !tests(it));
    let mut expressions =
        keys.chain(predicates).chain(generated.map(|it| &it.expression)).chain(checks);
    let is_key = table.primary_key.as_ref().is_some_and(|key| key.columns.contains(&column.name));
    let minimum = kept.planning.settings.sqlite_minimum;
    knows_constraints(minimum) && !is_key && !expressions.any(|it| it.walk().any(tests))
}

/// Whether it is the call that is written in two ways, see `sql/expression.rs`: as a whole check both mean
/// the same, within something else they do not.
fn is_json_test(expression: &Expression, column: &ColumnName) -> bool {
    let Expression::Call(Function::JsonValid, arguments) = expression else { return false };
    *arguments == [Expression::Column(column.clone())]
}

/// Whether old rows get a default that `ALTER TABLE` can give them: a constant, and not NULL where the
/// column must not be NULL; or whether it can become so later.
fn can_add(kept: &TableChanges<'_>, column: &Column) -> bool {
    let is_filled = !column.is_required() || kept.is_required_late(column);
    let is_stored = column
        .generated
        .as_ref()
        .is_some_and(|generated| generated.storage == GeneratedStorage::Stored);
    let key = kept.pair.table.after.primary_key.as_ref();
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
fn can_drop(kept: &TableChanges<'_>, name: &ColumnName) -> bool {
    let generated =
        kept.pair.table.before.columns.iter().filter_map(|column| column.generated.as_ref());
    let is_used = generated
        .into_iter()
        .any(|generated| mentions_column(&generated.expression, &[name], Dialect::Sqlite));
    knows_drop_column(kept.planning.settings.sqlite_minimum) && !is_used
}

/// What SQLite keeps of a column apart from its name and whether it may be NULL.
fn definition<'t>(table: &'t Table, column: &'t Column) -> impl PartialEq + use<'t> {
    let type_ = match (&column.sql_types.sqlite, column.auto_increment) {
        // Only INTEGER is a rowid alias, whatever the width in the spec.
        (_, Some(_)) if is_key(table, column) => "INTEGER".to_owned(),
        (Some(sql), _) => sql.clone(),
        (None, _) => sql_spelling(&column.type_, Dialect::Sqlite, 0),
    };
    (
        type_,
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
pub(super) fn added_column<'k>(kept: &'k TableChanges<'_>, key: &ForeignKey) -> Option<&'k Column> {
    let [name] = key.columns.as_slice() else { return None };
    let mut added = kept.pair.added.iter().copied();
    added.find(|column| {
        column.name == *name
            && column.generated.is_none()
            && column.default.as_ref().is_none_or(|default| !is_value(default))
    })
}

/// The added column that the check can stand at: the last of those that it names.
pub(super) fn checked_column<'k>(
    kept: &'k TableChanges<'_>,
    check: &CheckConstraint,
) -> Option<&'k Column> {
    let mut added = kept.pair.added.iter().rev().copied();
    added.find(|column| check.expression.columns().any(|name| *name == column.name))
}

/// Whether the values of a column are written in another way from now on.
pub(super) fn is_converted(column: &Pair<Column>) -> bool {
    let spelling = |column: &Column| {
        let sql = column.sql_types.sqlite.clone();
        sql.unwrap_or_else(|| sql_spelling(&column.type_, Dialect::Sqlite, 0))
    };
    spelling(&column.before) != spelling(&column.after) || column.before.type_ != column.after.type_
}
