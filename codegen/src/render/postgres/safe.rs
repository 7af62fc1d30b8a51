//! Statements that only PostgreSQL has, most of which run while others use the tables.
//!
//! Source: PostgreSQL 16, "CREATE INDEX", "Building Indexes Concurrently": a build that fails leaves an index
//! that is not valid, which is kept up to date but never read.

use super::{
    super::{RenderedStatement, Script, alter, constraint},
    index,
};
use crate::{
    dialect::Dialect,
    plan::{CheckStep, ForeignKeyStep, IndexStep, ProofStep, SequenceStep, UniqueStep},
    schema::{Columns, Index, IndexName, Name, TableName, Uniqueness, naming::stable_name},
    sql::writer::Statement,
};

/// `CREATE INDEX CONCURRENTLY IF NOT EXISTS`: an attempt that was not recorded may have built it.
pub(super) fn create_index(step: &IndexStep, out: &mut Script) {
    index::push_outside_transaction(step, index::concurrently(step, "IF NOT EXISTS"), out);
}

/// `DROP INDEX CONCURRENTLY IF EXISTS`: the way back of a unique key has removed it already.
pub(super) fn drop_index(step: &IndexStep, out: &mut Script) {
    index::push_outside_transaction(step, index::drop_concurrently(step), out);
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK … NOT VALID`
pub(super) fn add_check(step: &CheckStep, out: &mut Script) {
    let clause = constraint::check(&step.name, &step.check, &step.columns, out.dialect);
    not_valid("check", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY … NOT VALID`
pub(super) fn add_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    let clause = constraint::foreign_key(&step.name, &step.foreign_key, out.dialect);
    not_valid("foreign key", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … VALIDATE CONSTRAINT …`
pub(super) fn validate(step: &ProofStep, out: &mut Script) {
    let mut action = Statement::new(Dialect::Postgres);
    action.words("VALIDATE CONSTRAINT").name(&step.name);
    alter::join((&step.table, "constraint"), &step.name, vec![action], out);
}

/// `ALTER TABLE … ADD CONSTRAINT … NOT VALID`
fn not_valid(
    kind: &'static str,
    table: &TableName,
    name: &impl Name,
    clause: &Statement,
    out: &mut Script,
) {
    let mut statement = alter::table(table, Dialect::Postgres);
    statement.line(1).words("ADD").part(clause).words("NOT VALID");
    out.statements.push(RenderedStatement::of(kind, name, statement));
}

/// Stops with what to do, unless the index is whole.
pub(super) fn require(step: &IndexStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DO").dollar_quoted(|body| {
        body.line(0).words("BEGIN").line(1).words("IF NOT");
        is_whole(step, body);
        body.words("THEN").line(2);
        refuse(step, body);
        body.line(1).words("END IF;").line(0).words("END;").line(0);
    });
    out.statements.push(RenderedStatement::of("index", &step.name, statement));
}

/// The constraint takes over the index that has been built for it, which keeps its name.
pub(super) fn attach(step: &UniqueStep, out: &mut Script) {
    let index = IndexStep {
        table: step.table.clone(),
        name: IndexName::new(step.name.as_str()),
        index: Index::over(&step.unique.columns, Uniqueness::Unique),
        columns: Columns::default(),
    };
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DO").dollar_quoted(|body| {
        body.line(0).words("BEGIN").line(1).words("IF to_regclass(");
        body.text_literal(quoted(&step.name).as_str()).mark(") IS NULL THEN").line(2);
        body.comment(2, "The way back of this migration has removed the index as well.");
        body.words("ALTER TABLE").name(&step.table).words("ADD");
        body.part(&constraint::unique_key(&step.name, &step.unique, Dialect::Postgres));
        body.mark(";").line(1).words("ELSIF");
        is_whole(&index, body);
        body.words("THEN").line(2);
        body.words("ALTER TABLE").name(&step.table).words("ADD CONSTRAINT").name(&step.name);
        body.words("UNIQUE USING INDEX").name(&step.name).mark(";").line(1);
        body.words("ELSE").line(2);
        refuse(&index, body);
        body.line(1).words("END IF;").line(0).words("END;").line(0);
    });
    out.statements.push(RenderedStatement::of("unique key", &step.name, statement));
}

/// The name that PostgreSQL would give it, or a shorter one. Another sequence may have it, after a swap of
/// names, and a column that a database brought along may be numbered by none.
pub(super) fn rename_sequence(step: &SequenceStep, out: &mut Script) {
    let name = stable_name(&[step.table.as_str(), step.column.as_str(), "seq"]);
    let mut after = Statement::new(Dialect::Postgres);
    after.identifier(&name);
    let mut rename = Statement::new(Dialect::Postgres);
    rename.words("RENAME TO").part(&after);
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DO").dollar_quoted(|body| {
        body.line(0).words("DECLARE").line(1).words("sequence text := pg_get_serial_sequence(");
        body.text_literal(quoted(&step.table).as_str()).mark(",");
        body.text_literal(step.column.as_str()).mark(");").line(0).words("BEGIN");
        body.line(1).words("IF sequence IS NOT NULL AND to_regclass(");
        body.text_literal(after.as_str()).mark(") IS NULL THEN").line(2);
        body.words("EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' ||");
        body.text_literal(rename.as_str()).mark(";").line(1).words("END IF;");
        body.line(0).words("END;").line(0);
    });
    out.statements.push(RenderedStatement::of("numbers of column", &step.column, statement));
}

/// The condition that the index is there, on its table, and built whole.
fn is_whole(step: &IndexStep, out: &mut Statement) {
    out.words("EXISTS (SELECT FROM pg_catalog.pg_index").line(2);
    out.words("WHERE indexrelid = to_regclass(").text_literal(quoted(&step.name).as_str());
    out.mark(")").words("AND indrelid = to_regclass(");
    out.text_literal(quoted(&step.table).as_str()).mark(")").words("AND indisvalid)");
}

/// Raises an error that says what to run.
fn refuse(step: &IndexStep, out: &mut Statement) {
    let (drop, create) = (index::drop_concurrently(step), index::concurrently(step, ""));
    let (name, table) = (quoted(&step.name), quoted(&step.table));
    let message = [
        "index ",
        name.as_str(),
        " of table ",
        table.as_str(),
        " has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: ",
        drop.as_str(),
        "; ",
        create.as_str(),
        ";",
    ];
    out.words("RAISE EXCEPTION USING MESSAGE =").text_literal(&message.concat()).mark(";");
}

fn quoted(name: &impl Name) -> Statement {
    let mut quoted = Statement::new(Dialect::Postgres);
    quoted.name(name);
    quoted
}
