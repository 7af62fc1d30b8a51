//! Changes of existing tables on PostgreSQL.

use super::{
    super::{
        RenderedStatement, Script, alter,
        column::{self as shared_column, sql_type},
        constraint,
    },
    column, conversion,
    table::comment_on_column,
};
use crate::{
    dialect::Dialect,
    plan::{
        AlterColumnStep, ColumnStep, RenameConstraintStep, RenameIndexStep, ReplacePrimaryKeyStep,
    },
    schema::{Column, Name, Nullability, widening::is_widening},
    sql::writer::Statement,
};

/// `ALTER TABLE … RENAME CONSTRAINT …`
pub(super) fn rename_constraint(step: &RenameConstraintStep, out: &mut Script) {
    let mut statement = alter::table(&step.table, Dialect::Postgres);
    statement.words("RENAME CONSTRAINT").name(&step.before).words("TO").name(&step.after);
    out.statements.push(RenderedStatement::of("constraint", &step.after, statement));
}

/// `ALTER INDEX … RENAME TO …`
pub(super) fn rename_index(step: &RenameIndexStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("ALTER INDEX").name(&step.before).words("RENAME TO").name(&step.after);
    out.statements.push(RenderedStatement::of("index", &step.after, statement));
}

/// `ALTER TABLE … ADD COLUMN …`, and its comment.
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let mut action = Statement::new(Dialect::Postgres);
    action.words("ADD COLUMN");
    alter::column(&column::text(&step.column, &step.columns), &mut action);
    alter::join((&step.table, "column"), &step.column.name, vec![action], out);
    if let Some(comment) = &step.column.comment {
        let statement = comment_on_column(&step.table, &step.column.name, Some(comment));
        out.statements.push(RenderedStatement::more(statement));
    }
}

/// Up to three statements: what must be gone before the type changes, the type with default and NULL, the
/// numbering.
pub(super) fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let AlterColumnStep { before, after, .. } = step;
    let mut parts = Vec::new();
    let loses_identity = before.auto_increment.is_some() && after.auto_increment.is_none();
    if loses_identity {
        parts.push(action(after, |part| part.words("DROP IDENTITY")));
    }
    if before.generated.is_some() && after.generated.is_none() {
        parts.push(action(after, |part| part.words("DROP EXPRESSION")));
    }
    flush(step, &parts, out);
    let mut main = type_and_default(step, out);
    if before.nullability != after.nullability {
        main.push(action(after, |part| match after.nullability {
            Nullability::NotNull => part.words("SET NOT NULL"),
            Nullability::Nullable => part.words("DROP NOT NULL"),
        }));
    }
    if !main.is_empty() {
        alter::join((&step.table, "column"), &after.name, main, out);
    }
    if before.auto_increment.is_none() && after.auto_increment.is_some() {
        number(step, out);
    }
    if before.auto_increment.is_some()
        && after.auto_increment.is_some()
        && before.type_ != after.type_
        && is_widening(&before.type_, &after.type_)
    {
        widen_sequence(step, out);
    }
    if before.comment != after.comment {
        let comment = after.comment.as_ref().filter(|comment| !comment.is_empty());
        let statement = comment_on_column(&step.table, &after.name, comment);
        out.statements.push(RenderedStatement::of("comment of column", &after.name, statement));
    }
}

/// The type, with the default out of its way: it would have to be converted, too.
fn type_and_default(step: &AlterColumnStep, out: &mut Script) -> Vec<Statement> {
    let AlterColumnStep { before, after, .. } = step;
    let mut parts = Vec::new();
    let collation = |column: &Column| column.collation.postgres.clone();
    let type_ = sql_type(after, Dialect::Postgres);
    let retyped = sql_type(before, Dialect::Postgres) != type_;
    let is_retyped = retyped || collation(before) != collation(after);
    if before.default.is_some() && (is_retyped || after.default.is_none()) {
        parts.push(action(after, |part| part.words("DROP DEFAULT")));
    }
    if is_retyped {
        if conversion::reads_time_zone(before, after) {
            let mut zone = Statement::new(Dialect::Postgres);
            zone.words("SET LOCAL TIME ZONE 'UTC'");
            out.statements.push(RenderedStatement::headed("what has no time zone is UTC", zone));
        }
        parts.push(action(after, |part| {
            part.words("TYPE").raw(&type_);
            if let Some(collation) = collation(after) {
                part.words("COLLATE").identifier(&collation);
            }
            if let Some(using) = conversion::using(before, after).filter(|_| retyped) {
                part.words("USING").part(&using);
            }
            part
        }));
    }
    if after.default.is_some() && (is_retyped || before.default != after.default) {
        parts.push(action(after, |part| {
            part.words("SET");
            shared_column::default(after, &step.columns, part);
            part
        }));
    }
    parts
}

/// The numbering, going on after the rows there are.
fn number(step: &AlterColumnStep, out: &mut Script) {
    let column = &step.after.name;
    let add = action(&step.after, |part| part.words("ADD GENERATED BY DEFAULT AS IDENTITY"));
    flush(step, &[add], out);
    let mut table = Statement::new(Dialect::Postgres);
    table.name(&step.table);
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("SELECT setval(pg_get_serial_sequence(").text_literal(table.as_str());
    statement.mark(",").text_literal(Name::as_str(column)).mark("),").line(1);
    // The largest number has been given out, as there may be none behind it that fits the type.
    statement.words("greatest(max(").name(column).mark("), 1), coalesce(max(");
    statement.name(column).mark(") >= 1, false))").line(0).words("FROM").name(&step.table);
    out.statements.push(RenderedStatement::more(statement));
}

/// The sequence gives out all numbers of the wider type. That of an identity column has become so already; that of
/// a SERIAL column, which only databases that came from elsewhere have, would end where the narrower type does.
///
/// Source: PostgreSQL 16, "Serial Types"; "ALTER SEQUENCE" (AS).
fn widen_sequence(step: &AlterColumnStep, out: &mut Script) {
    let column = &step.after.name;
    let mut table = Statement::new(Dialect::Postgres);
    table.name(&step.table);
    let mut change = Statement::new(Dialect::Postgres);
    change.words("AS").raw(&sql_type(&step.after, Dialect::Postgres));
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DO").dollar_quoted(|body| {
        body.line(0).words("DECLARE").line(1).words("sequence text := pg_get_serial_sequence(");
        body.text_literal(table.as_str()).mark(",");
        body.text_literal(Name::as_str(column)).mark(");").line(0).words("BEGIN");
        body.line(1).words("IF sequence IS NOT NULL THEN").line(2);
        body.words("EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' ||");
        body.text_literal(change.as_str()).mark(";").line(1).words("END IF;");
        body.line(0).words("END;").line(0);
    });
    out.statements.push(RenderedStatement::of("sequence of column", column, statement));
}

fn action(column: &Column, write: impl FnOnce(&mut Statement) -> &mut Statement) -> Statement {
    let mut part = Statement::new(Dialect::Postgres);
    part.words("ALTER COLUMN").name(&column.name);
    write(&mut part);
    part
}

fn flush(step: &AlterColumnStep, parts: &[Statement], out: &mut Script) {
    if parts.is_empty() {
        return;
    }
    let mut statement = alter::table(&step.table, Dialect::Postgres);
    for (position, part) in parts.iter().enumerate() {
        statement.mark(if position > 0 { "," } else { "" }).line(1).part(part);
    }
    out.statements.push(RenderedStatement::of("column", &step.after.name, statement));
}

/// One statement, so that the table is never without a key.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let Some(after) = &step.after else { return };
    let mut statement = alter::table(&step.table, Dialect::Postgres);
    if let Some(before) = &step.before {
        statement.line(1).words("DROP CONSTRAINT").name(&before.name).mark(",");
    }
    let clause = constraint::primary_key(after, Dialect::Postgres);
    statement.line(1).words("ADD").part(&clause);
    out.statements.push(RenderedStatement::of("primary key", &after.name, statement));
}
