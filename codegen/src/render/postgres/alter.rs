//! Changes of existing tables on PostgreSQL.

use super::{
    super::{
        Script, alter,
        column::{self as shared_column, sql_type},
        constraint,
    },
    column, conversion, numbering, safe,
    table::{comment_on_column, comment_on_new_column},
};
use crate::{
    dialect::Dialect,
    plan::{
        AlterColumnStep, ColumnStep, RenameConstraintStep, RenameIndexStep, RenameTableStep,
        ReplacePrimaryKeyStep,
    },
    schema::{AutoIncrement, Column, Name, Nullability, TableName, widening::is_widening},
    sql::writer::Statement,
};

/// `ALTER TABLE … RENAME TO …`, in its namespace.
pub(super) fn rename_table(step: &RenameTableStep, out: &mut Script) {
    let RenameTableStep { before, after } = step;
    out.push("table", after, |sql| {
        sql.alter_table(before).words("RENAME TO").identifier(after.local())
    });
}

/// `ALTER TABLE … SET SCHEMA …`, which takes the table's indexes and sequences along, and `RENAME TO` if it was moved
/// aside.
pub(super) fn move_table(step: &RenameTableStep, out: &mut Script) {
    let RenameTableStep { before, after } = step;
    let moved = after.beside(before.local());
    out.push("table", after, |sql| match after.namespace() {
        Some(namespace) => sql.alter_table(before).words("SET SCHEMA").identifier(namespace),
        None => to_first_namespace(before, sql),
    });
    if moved != *after {
        rename_table(&RenameTableStep { before: moved, after: after.clone() }, out);
    }
}

/// Appends what moves a table to the namespace that the connection names first.
fn to_first_namespace<'o>(table: &TableName, out: &'o mut Statement) -> &'o mut Statement {
    let alter =
        Statement::written(Dialect::Postgres, |sql| sql.alter_table(table).words("SET SCHEMA"));
    out.words("DO").dollar_quoted(|body| {
        body.line(0).words("BEGIN").line(1).words("EXECUTE").text_literal(alter.as_str());
        body.words("|| ' ' || quote_ident(current_schema());").line(0).words("END;").line(0);
    })
}

/// `ALTER TABLE … RENAME CONSTRAINT …`
pub(super) fn rename_constraint(step: &RenameConstraintStep, out: &mut Script) {
    out.push("constraint", &step.after, |sql| {
        sql.alter_table(&step.table).words("RENAME CONSTRAINT").name(&step.before);
        sql.words("TO").name(&step.after)
    });
}

/// `ALTER INDEX … RENAME TO …`
pub(super) fn rename_index(step: &RenameIndexStep, out: &mut Script) {
    out.push("index", &step.after, |sql| {
        sql.words("ALTER INDEX").beside(&step.table, step.before.as_str());
        sql.words("RENAME TO").name(&step.after)
    });
}

/// `ALTER TABLE … ADD COLUMN …`, and its comment.
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let text = column::text(&step.column, &step.columns);
    let action = Statement::written(out.dialect, |sql| sql.words("ADD COLUMN").column(&text));
    alter::join((&step.table, "column"), &step.column.name, vec![action], out);
    comment_on_new_column(&step.table, &step.column, out);
}

/// Up to three statements: what must be dropped before the type changes, then the type with default and NULL, then the
/// numbering.
pub(super) fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let AlterColumnStep { before, after, .. } = step;
    let mut parts = Vec::new();
    match before.auto_increment.filter(|_| after.auto_increment.is_none()) {
        Some(AutoIncrement::Serial) => numbering::end_serial(step, out),
        Some(_) => parts.push(action(after, |part| part.words("DROP IDENTITY"))),
        None => {}
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
    if before.auto_increment.is_some()
        && after.auto_increment.is_some()
        && before.type_ != after.type_
        && is_widening(&before.type_, &after.type_)
    {
        widen_sequence(step, out);
    }
    numbering::change(step, out);
    if before.comment != after.comment {
        let comment = after.comment.as_deref().filter(|comment| !comment.is_empty());
        out.push("comment of column", &after.name, |sql| {
            comment_on_column(&step.table, &after.name, comment, sql)
        });
    }
}

/// The type. The default is dropped first, because it would have to be converted too.
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
            let comment = "what has no time zone is UTC";
            out.headed(comment, |sql| sql.words("SET LOCAL TIME ZONE 'UTC'"));
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

/// Widens the sequence to the new type. That of an identity column already changes with the column; that of a `SERIAL`
/// column would end at the limit of the narrower type.
///
/// Source: PostgreSQL 16, "Serial Types"; "ALTER SEQUENCE" (AS).
fn widen_sequence(step: &AlterColumnStep, out: &mut Script) {
    let column = &step.after.name;
    let change = Statement::written(out.dialect, |sql| {
        sql.words("AS").raw(&sql_type(&step.after, Dialect::Postgres))
    });
    out.push("sequence of column", column, |sql| {
        safe::alter_sequence((&step.table, column), None, &change, sql)
    });
}

pub(super) fn action(
    column: &Column,
    write: impl FnOnce(&mut Statement) -> &mut Statement,
) -> Statement {
    Statement::written(Dialect::Postgres, |part| {
        write(part.words("ALTER COLUMN").name(&column.name))
    })
}

pub(super) fn flush(step: &AlterColumnStep, parts: &[Statement], out: &mut Script) {
    if !parts.is_empty() {
        out.push("column", &step.after.name, |sql| sql.alter_table(&step.table).actions(parts));
    }
}

/// One statement, so that the table is never without a key.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let Some(after) = &step.after else { return };
    let clause = constraint::primary_key(after, Dialect::Postgres);
    out.push("primary key", &after.name, |sql| {
        sql.alter_table(&step.table);
        if let Some(before) = &step.before {
            sql.line(1).words("DROP CONSTRAINT").name(&before.name).mark(",");
        }
        sql.line(1).words("ADD").part(&clause)
    });
}
