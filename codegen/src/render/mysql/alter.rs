//! Changes of existing tables on MySQL and MariaDB. Each statement commits by itself.

use super::{
    super::{Script, alter, constraint},
    column, conversion,
};
use crate::{
    dialect::Dialect,
    plan::{
        AlterColumnStep, ColumnStep, ForeignKeyStep, ImplicitIndexStep, PrimaryKeyStep,
        RenameConstraintStep, RenameIndexStep, ReplacePrimaryKeyStep, TableCommentStep, UniqueStep,
    },
    schema::{Column, ColumnName, IndexName, Name, Nullability, TableName},
    sql::writer::Statement,
};

/// `ALTER TABLE … DROP INDEX …`: a unique constraint is an index.
pub(super) fn drop_unique(step: &UniqueStep, out: &mut Script) {
    alter::drop_part((&step.table, "unique key"), "DROP INDEX", &step.name, out);
}

/// `ALTER TABLE … DROP FOREIGN KEY …`, which both know; `DROP CONSTRAINT` came to MySQL with 8.0.19.
pub(super) fn drop_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    alter::drop_part((&step.table, "foreign key"), "DROP FOREIGN KEY", &step.name, out);
}

/// `ALTER TABLE … DROP PRIMARY KEY`
pub(super) fn drop_primary_key(step: &PrimaryKeyStep, out: &mut Script) {
    out.push("primary key", &step.key.name, |sql| {
        sql.alter_table(&step.table).words("DROP PRIMARY KEY")
    });
}

/// `ALTER TABLE … COMMENT = …`
pub(super) fn set_table_comment(step: &TableCommentStep, out: &mut Script) {
    let comment = step.after.as_deref().unwrap_or_default();
    out.push("comment of table", &step.table, |sql| {
        sql.alter_table(&step.table).words("COMMENT =").text_literal(comment)
    });
}

/// Adds an index, for which the server drops its own, and drops it.
///
/// The name of the server's index is that of the last added foreign key over the columns.
///
/// Source: MySQL 8.4, "FOREIGN KEY Constraints" (the index may be dropped silently); tried on MariaDB 10.11.
pub(super) fn drop_implicit_index(step: &ImplicitIndexStep, out: &mut Script) {
    let name = IndexName::new("__tablewright_index");
    out.headed("the index of foreign keys that are gone", |sql| {
        sql.alter_table(&step.table).words("ADD INDEX").name(&name).names(&step.columns)
    });
    out.more(|sql| sql.alter_table(&step.table).words("DROP INDEX").name(&name));
}

/// `ALTER TABLE … RENAME INDEX …`
pub(super) fn rename_index(step: &RenameIndexStep, out: &mut Script) {
    rename(&step.table, &step.before, &step.after, out);
}

/// The same for a unique constraint. No other constraint can be renamed.
pub(super) fn rename_unique(step: &RenameConstraintStep, out: &mut Script) {
    rename(&step.table, &step.before, &step.after, out);
}

/// `ALTER TABLE … RENAME INDEX …`, which MariaDB knows since 10.5.2.
fn rename(table: &TableName, before: &impl Name, after: &impl Name, out: &mut Script) {
    out.push("index", after, |sql| {
        sql.alter_table(table).words("RENAME INDEX").name(before).words("TO").name(after)
    });
}

/// `ALTER TABLE … ADD COLUMN …`
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let action = defined("ADD COLUMN", &step.column, &step.columns);
    alter::join((&step.table, "column"), &step.column.name, vec![action], out);
}

/// `ALTER TABLE … DROP COLUMN …`
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    let name = &step.column.name;
    alter::join((&step.table, "column"), name, vec![dropped(name)], out);
}

/// An action with the whole definition of a column.
fn defined(words: &'static str, column: &Column, columns: &[Column]) -> Statement {
    let text = column::text_in_any_table(column, columns);
    Statement::written(Dialect::Mysql, |sql| sql.words(words).column(&text))
}

fn dropped(column: &ColumnName) -> Statement {
    Statement::written(Dialect::Mysql, |sql| sql.words("DROP COLUMN").name(column))
}

/// `MODIFY COLUMN`, which repeats the whole definition of the column.
pub(super) fn modify_column(step: &AlterColumnStep, out: &mut Script) {
    let AlterColumnStep { before, after, .. } = step;
    let action = defined("MODIFY COLUMN", after, &step.columns);
    let is_numbered_now = before.auto_increment.is_none() && after.auto_increment.is_some();
    let (keep, back) = if conversion::reads_time_zone(before, after) {
        IN_UTC
    } else if is_numbered_now {
        KEEPING_ZERO
    } else {
        return alter::join((&step.table, "column"), &after.name, vec![action], out);
    };
    out.push("column", &after.name, |sql| sql.words(keep));
    out.more(|sql| sql.alter_table(&step.table).part(&action));
    out.more(|sql| sql.words(back));
}

/// The statements around one that converts texts to timestamps.
const IN_UTC: (&str, &str) = (
    "SET @tablewright_zone = @@time_zone, SESSION time_zone = '+00:00'",
    "SET SESSION time_zone = @tablewright_zone",
);

/// The statements around one that numbers rows. A row with the number 0 would get the next number or fail as a
/// duplicate.
///
/// Source: MySQL 8.4, "Server SQL Modes" (`NO_AUTO_VALUE_ON_ZERO`).
const KEEPING_ZERO: (&str, &str) = (
    "SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')",
    "SET SESSION sql_mode = @tablewright_mode",
);

/// Adds a new column with the converted values, then gives it the name of the old one.
pub(super) fn replace_column(step: &AlterColumnStep, other: &ColumnName, out: &mut Script) {
    let AlterColumnStep { table, before, after, columns, .. } = step;
    let empty = Column {
        name: other.clone(),
        nullability: Nullability::Nullable,
        default: None,
        auto_increment: None,
        generated: None,
        ..after.clone()
    };
    let add = defined("ADD COLUMN", &empty, columns);
    out.push("column", &after.name, |sql| sql.alter_table(table).part(&add));
    out.more(|sql| {
        sql.words("UPDATE").name(table).words("SET").name(other).words("=");
        conversion::value(before, after, sql);
        sql
    });
    let text = column::text_in_any_table(after, columns);
    let change = Statement::written(Dialect::Mysql, |sql| {
        sql.words("CHANGE COLUMN").name(other).column(&text)
    });
    out.more(|sql| sql.alter_table(table).actions(&[dropped(&after.name), change]));
}

/// One statement, so that the table, and a numbered column, always has a key.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let key = step.before.iter();
    let key = key.map(|_| Statement::written(Dialect::Mysql, |sql| sql.words("DROP PRIMARY KEY")));
    let columns = step.dropped.iter().map(dropped);
    let mut actions: Vec<Statement> = key.chain(columns).collect();
    let added = step.added.iter().map(|column| defined("ADD COLUMN", column, &step.columns));
    actions.extend(added);
    actions.extend(step.after.iter().map(|key| {
        let clause = constraint::primary_key(key, Dialect::Mysql);
        Statement::written(Dialect::Mysql, |sql| sql.words("ADD").part(&clause))
    }));
    out.push("primary key of table", &step.table, |sql| {
        sql.alter_table(&step.table).actions(&actions)
    });
}
