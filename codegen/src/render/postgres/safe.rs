//! Statements that only PostgreSQL has, most of which run while others use the tables.
//!
//! Source: PostgreSQL 16, "CREATE INDEX", "Building Indexes Concurrently": a build that fails leaves an index
//! that is not valid, which is kept up to date but never read.

use super::{
    super::{Script, alter, constraint},
    index,
};
use crate::{
    dialect::Dialect,
    plan::{CheckStep, ForeignKeyStep, IndexStep, ProofStep, SequenceStep, UniqueStep},
    schema::{ColumnName, Columns, IndexName, Name, TableName, naming::stable_name},
    sql::writer::Statement,
};

/// `CREATE INDEX CONCURRENTLY IF NOT EXISTS`: an unrecorded attempt may have built it.
pub(super) fn create_index(step: &IndexStep, out: &mut Script) {
    let statement =
        out.push("index", &step.name, |sql| index::concurrently(step, "IF NOT EXISTS", sql));
    statement.outside_transaction();
}

/// `DROP INDEX CONCURRENTLY IF EXISTS`: reverting a unique key has already removed it.
pub(super) fn drop_index(step: &IndexStep, out: &mut Script) {
    let statement = out.push("index", &step.name, |sql| index::drop_concurrently(step, sql));
    statement.outside_transaction();
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
    let action =
        Statement::written(out.dialect, |sql| sql.words("VALIDATE CONSTRAINT").name(&step.name));
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
    out.push(kind, name, |sql| {
        sql.alter_table(table).line(1).words("ADD").part(clause).words("NOT VALID")
    });
}

/// Raises an error with instructions, unless the index is valid.
pub(super) fn require(step: &IndexStep, out: &mut Script) {
    out.push("index", &step.name, |sql| {
        sql.words("DO").dollar_quoted(|body| {
            body.line(0).words("BEGIN").line(1).words("IF NOT");
            is_whole(step, body);
            body.words("THEN").line(2);
            refuse(step, body);
            body.line(1).words("END IF;").line(0).words("END;").line(0);
        })
    });
}

/// Adds the constraint with the index that was built for it, which keeps its name.
pub(super) fn attach(step: &UniqueStep, out: &mut Script) {
    let index = IndexStep {
        table: step.table.clone(),
        name: IndexName::new(step.name.as_str()),
        index: step.unique.as_index(),
        columns: Columns::default(),
    };
    let key = constraint::unique_key(&step.name, &step.unique, Dialect::Postgres);
    out.push("unique key", &step.name, |sql| {
        sql.words("DO").dollar_quoted(|body| {
            body.line(0).words("BEGIN").line(1).words("IF to_regclass(");
            body.beside_as_text(&step.table, step.name.as_str()).mark(") IS NULL THEN").line(2);
            body.comment(2, "The way back of this migration has removed the index as well.");
            body.alter_table(&step.table).words("ADD").part(&key);
            body.mark(";").line(1).words("ELSIF");
            is_whole(&index, body);
            body.words("THEN").line(2);
            body.alter_table(&step.table).words("ADD CONSTRAINT").name(&step.name);
            body.words("UNIQUE USING INDEX").name(&step.name);
            constraint::deferrable(step.unique.deferrability, body);
            body.mark(";").line(1);
            body.words("ELSE").line(2);
            refuse(&index, body);
            body.line(1).words("END IF;").line(0).words("END;").line(0);
        })
    });
}

/// Gives it the name that PostgreSQL would choose, or a shorter one. Another sequence may have that name after a swap of
/// names.
pub(super) fn rename_sequence(step: &SequenceStep, out: &mut Script) {
    let name = stable_name(&[step.table.local(), step.column.as_str(), "seq"]);
    let rename = Statement::written(out.dialect, |sql| sql.words("RENAME TO").identifier(&name));
    out.push("numbers of column", &step.column, |sql| {
        alter_sequence((&step.table, &step.column), Some(&name), &rename, sql)
    });
}

/// Appends `ALTER SEQUENCE` with `change` for the sequence of a column, unless one called `taken` exists. A column of an
/// adopted database may have no sequence.
pub(super) fn alter_sequence<'o>(
    (table, column): (&TableName, &ColumnName),
    taken: Option<&str>,
    change: &Statement,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.words("DO").dollar_quoted(|body| {
        body.line(0).words("DECLARE").line(1).words("sequence text := pg_get_serial_sequence(");
        body.name_as_text(table).mark(",");
        body.text_literal(Name::as_str(column)).mark(");").line(0).words("BEGIN");
        body.line(1).words("IF sequence IS NOT NULL");
        if let Some(name) = taken {
            body.words("AND to_regclass(").beside_as_text(table, name).mark(") IS NULL");
        }
        body.words("THEN").line(2).words("EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' ||");
        body.text_literal(change.as_str()).mark(";").line(1).words("END IF;");
        body.line(0).words("END;").line(0);
    })
}

/// The condition that a valid index exists on its table.
fn is_whole(step: &IndexStep, out: &mut Statement) {
    out.words("EXISTS (SELECT FROM pg_catalog.pg_index").line(2);
    out.words("WHERE indexrelid = to_regclass(").beside_as_text(&step.table, step.name.as_str());
    out.mark(")").words("AND indrelid = to_regclass(");
    out.name_as_text(&step.table).mark(")").words("AND indisvalid)");
}

/// Raises an error with the statements to run.
fn refuse(step: &IndexStep, out: &mut Statement) {
    let text = Statement::written(Dialect::Postgres, |text| {
        text.words("index").name(&step.name).words("of table").name(&step.table);
        text.words("has not been built whole.");
        text.words("Make the rows fit it, run these two by themselves, and migrate again:");
        index::drop_concurrently(step, text).mark(";");
        index::concurrently(step, "", text).mark(";")
    });
    out.words("RAISE EXCEPTION USING MESSAGE =").text_literal(text.as_str()).mark(";");
}
