//! Changes of existing tables on MySQL and MariaDB. Each statement commits by itself.

use super::{
    super::{RenderedStatement, Script, alter, constraint},
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
    let mut statement = alter::table(&step.table, Dialect::Mysql);
    statement.words("DROP PRIMARY KEY");
    out.statements.push(RenderedStatement::of("primary key", &step.key.name, statement));
}

/// `ALTER TABLE … COMMENT = …`
pub(super) fn set_table_comment(step: &TableCommentStep, out: &mut Script) {
    let mut statement = alter::table(&step.table, Dialect::Mysql);
    statement.words("COMMENT =").text_literal(step.after.as_deref().unwrap_or_default());
    out.statements.push(RenderedStatement::of("comment of table", &step.table, statement));
}

/// An index of ours takes the place of the server's, which then goes by itself, and is dropped.
///
/// Of foreign keys over the same columns the last that was added gave the index its name.
///
/// Source: MySQL 8.4, "FOREIGN KEY Constraints" (the index may be dropped silently); tried on MariaDB 10.11.
pub(super) fn drop_implicit_index(step: &ImplicitIndexStep, out: &mut Script) {
    let name = IndexName::new("__tablewright_index");
    let mut add = alter::table(&step.table, Dialect::Mysql);
    add.words("ADD INDEX").name(&name).names(&step.columns);
    out.statements.push(RenderedStatement::headed("the index of foreign keys that are gone", add));
    let mut drop = alter::table(&step.table, Dialect::Mysql);
    drop.words("DROP INDEX").name(&name);
    out.statements.push(RenderedStatement::more(drop));
}

/// `ALTER TABLE … RENAME INDEX …`
pub(super) fn rename_index(step: &RenameIndexStep, out: &mut Script) {
    rename(&step.table, &step.before, &step.after, out);
}

/// The same for a unique constraint; no other has a name that can be changed.
pub(super) fn rename_unique(step: &RenameConstraintStep, out: &mut Script) {
    rename(&step.table, &step.before, &step.after, out);
}

/// `ALTER TABLE … RENAME INDEX …`, which MariaDB knows since 10.5.2.
fn rename(table: &TableName, before: &impl Name, after: &impl Name, out: &mut Script) {
    let mut statement = alter::table(table, Dialect::Mysql);
    statement.words("RENAME INDEX").name(before).words("TO").name(after);
    out.statements.push(RenderedStatement::of("index", after, statement));
}

/// `ALTER TABLE … ADD COLUMN …`
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let mut action = Statement::new(Dialect::Mysql);
    action.words("ADD COLUMN");
    alter::column(&column::text(&step.column, &step.columns), &mut action);
    alter::join((&step.table, "column"), &step.column.name, vec![action], out);
}

/// `ALTER TABLE … DROP COLUMN …`
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    let name = &step.column.name;
    let mut action = Statement::new(Dialect::Mysql);
    action.words("DROP COLUMN").name(name);
    alter::join((&step.table, "column"), name, vec![action], out);
}

/// `MODIFY COLUMN`, which says all of the column again: what it does not say is lost.
pub(super) fn modify_column(step: &AlterColumnStep, out: &mut Script) {
    let mut action = Statement::new(Dialect::Mysql);
    action.words("MODIFY COLUMN");
    alter::column(&column::text(&step.after, &step.columns), &mut action);
    let is_numbered_now =
        step.before.auto_increment.is_none() && step.after.auto_increment.is_some();
    let reads_time_zone = conversion::reads_time_zone(&step.before, &step.after);
    if !is_numbered_now && !reads_time_zone {
        alter::join((&step.table, "column"), &step.after.name, vec![action], out);
        return;
    }
    let mut statement = alter::table(&step.table, Dialect::Mysql);
    statement.part(&action);
    let (keep, back) = if reads_time_zone { in_utc() } else { keeping_zero() };
    out.statements.push(RenderedStatement::of("column", &step.after.name, keep));
    out.statements.push(RenderedStatement::more(statement));
    out.statements.push(RenderedStatement::more(back));
}

/// What stands before and after a statement that reads texts as moments.
fn in_utc() -> (Statement, Statement) {
    let mut keep = Statement::new(Dialect::Mysql);
    keep.words("SET @tablewright_zone = @@time_zone, SESSION time_zone = '+00:00'");
    let mut back = Statement::new(Dialect::Mysql);
    back.words("SET SESSION time_zone = @tablewright_zone");
    (keep, back)
}

/// What stands before and after a statement that numbers rows.
fn keeping_zero() -> (Statement, Statement) {
    // A row whose number is 0 would get the next one, or stop the change as a duplicate.
    // Source: MySQL 8.4, "Server SQL Modes" (NO_AUTO_VALUE_ON_ZERO).
    let mut keep = Statement::new(Dialect::Mysql);
    keep.words("SET @tablewright_mode = @@sql_mode,");
    keep.words("SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
    let mut back = Statement::new(Dialect::Mysql);
    back.words("SET SESSION sql_mode = @tablewright_mode");
    (keep, back)
}

/// A new column, the converted values, then the new one under the old one's name.
pub(super) fn replace_column(step: &AlterColumnStep, other: &ColumnName, out: &mut Script) {
    let name = &step.after.name;
    let empty = Column {
        name: other.clone(),
        nullability: Nullability::Nullable,
        default: None,
        auto_increment: None,
        generated: None,
        ..step.after.clone()
    };
    let mut add = alter::table(&step.table, Dialect::Mysql);
    add.words("ADD COLUMN");
    alter::column(&column::text(&empty, &step.columns), &mut add);
    out.statements.push(RenderedStatement::of("column", name, add));

    let mut update = Statement::new(Dialect::Mysql);
    update.words("UPDATE").name(&step.table).words("SET").name(other).words("=");
    conversion::value(&step.before, &step.after, &mut update);
    out.statements.push(RenderedStatement::more(update));

    let mut exchange = alter::table(&step.table, Dialect::Mysql);
    exchange.line(1).words("DROP COLUMN").name(name).mark(",");
    exchange.line(1).words("CHANGE COLUMN").name(other);
    alter::column(&column::text(&step.after, &step.columns), &mut exchange);
    out.statements.push(RenderedStatement::more(exchange));
}

/// One statement, so that the table is never without a key, and a numbered column never without its own.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let mut parts = Vec::new();
    if step.before.is_some() {
        let mut part = Statement::new(Dialect::Mysql);
        part.words("DROP PRIMARY KEY");
        parts.push(part);
    }
    for column in &step.dropped {
        let mut part = Statement::new(Dialect::Mysql);
        part.words("DROP COLUMN").name(column);
        parts.push(part);
    }
    for column in &step.added {
        let mut part = Statement::new(Dialect::Mysql);
        part.words("ADD COLUMN");
        alter::column(&column::text(column, &step.columns), &mut part);
        parts.push(part);
    }
    if let Some(key) = &step.after {
        let mut part = Statement::new(Dialect::Mysql);
        part.words("ADD").part(&constraint::primary_key(key, Dialect::Mysql));
        parts.push(part);
    }
    let mut statement = alter::table(&step.table, Dialect::Mysql);
    for (position, part) in parts.iter().enumerate() {
        statement.mark(if position > 0 { "," } else { "" }).line(1).part(part);
    }
    out.statements.push(RenderedStatement::of("primary key of table", &step.table, statement));
}
