//! Changes of a table that is there: what the dialects have in common.

use super::{RenderedStatement, Script, column::ColumnText, constraint, writer::Statement};
use crate::{
    dialect::Dialect,
    plan::{
        CheckStep, ExchangeCheckStep, PrimaryKeyStep, RenameColumnStep, RenameTableStep, UniqueStep,
    },
    schema::{Name, TableName},
};

/// `ALTER TABLE name`
pub(super) fn table(name: &TableName, dialect: Dialect) -> Statement {
    let mut statement = Statement::new(dialect);
    statement.words("ALTER TABLE").name(name);
    statement
}

/// `ALTER TABLE table DROP CONSTRAINT name`, in the words that the dialect has for it.
pub(super) fn drop_part(
    table: &TableName,
    kind: &'static str,
    words: &'static str,
    name: &impl Name,
    out: &mut Script,
) {
    let mut statement = self::table(table, out.dialect);
    statement.words(words).name(name);
    out.statements.push(RenderedStatement::of(kind, name, statement));
}

/// `ALTER TABLE … ADD CONSTRAINT … PRIMARY KEY …`
pub(super) fn add_primary_key(step: &PrimaryKeyStep, out: &mut Script) {
    let clause = constraint::primary_key(&step.key, out.dialect);
    add("primary key", &step.table, &step.key.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … UNIQUE …`
pub(super) fn add_unique(step: &UniqueStep, out: &mut Script) {
    let clause = constraint::unique_key(&step.name, &step.unique, out.dialect);
    add("unique key", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK …`
pub(super) fn add_check(step: &CheckStep, out: &mut Script) {
    let clause = constraint::check(&step.name, &step.check, &step.columns, out.dialect);
    add("check", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK …, DROP CONSTRAINT …`: at no moment does neither hold.
pub(super) fn exchange_check(step: &ExchangeCheckStep, out: &mut Script) {
    let ExchangeCheckStep { dropped, added, .. } = step;
    let clause = constraint::check(&added.name, &added.check, &added.columns, out.dialect);
    if out.dialect.capability().transactional_ddl {
        drop_part(&dropped.table, "check", "DROP CONSTRAINT", &dropped.name, out);
        return add_check(added, out);
    }
    let mut statement = self::table(&added.table, out.dialect);
    statement.line(1).words("ADD").part(&clause).mark(",");
    statement.line(1).words("DROP CONSTRAINT").name(&dropped.name);
    out.statements.push(RenderedStatement::of("check", &added.name, statement));
}

fn add(
    kind: &'static str,
    table: &TableName,
    name: &impl Name,
    clause: &Statement,
    out: &mut Script,
) {
    let mut statement = self::table(table, out.dialect);
    statement.line(1).words("ADD").part(clause);
    out.statements.push(RenderedStatement::of(kind, name, statement));
}

/// `ALTER TABLE a RENAME TO b`
pub(super) fn rename_table(step: &RenameTableStep, out: &mut Script) {
    let mut statement = table(&step.before, out.dialect);
    statement.words("RENAME TO").name(&step.after);
    out.statements.push(RenderedStatement::of("table", &step.after, statement));
}

/// `ALTER TABLE t RENAME COLUMN a TO b`
pub(super) fn rename_column(step: &RenameColumnStep, out: &mut Script) {
    let mut statement = table(&step.table, out.dialect);
    statement.words("RENAME COLUMN").name(&step.before).words("TO").name(&step.after);
    out.statements.push(RenderedStatement::of("column", &step.after, statement));
}

/// Appends a column in one line: name, type, everything else.
pub(super) fn column(text: &ColumnText, out: &mut Statement) {
    out.part(&text.name).part(&text.type_);
    if !text.rest.as_str().is_empty() {
        out.part(&text.rest);
    }
}
