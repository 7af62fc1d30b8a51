//! Changes of existing tables on SQL Server.
//!
//! Source: SQL Server, "ALTER TABLE", "`sp_rename`".

use super::{
    super::{
        RenderedStatement, Script, alter,
        column::{self as shared_column, sql_type},
    },
    column, conversion, table,
    utf8::Utf8,
};
use crate::{
    dialect::Dialect,
    plan::{
        AlterColumnStep, ColumnStep, Phase, PrimaryKeyStep, RemakeTableStep, RenameColumnStep,
        RenameConstraintStep, RenameIndexStep, RenameTableStep, ReplacePrimaryKeyStep,
        TableCommentStep, TableStep,
    },
    schema::{
        Column, ColumnName, Name, Nullability, PrimaryKey, Table, TableName, naming::default_name,
    },
    sql::writer::Statement,
};

/// `EXEC sp_rename` for a table.
pub(super) fn rename_table(step: &RenameTableStep, out: &mut Script) {
    rename("table", &[step.before.as_str()], &step.after, "OBJECT", out);
}

/// `EXEC sp_rename` for a column.
pub(super) fn rename_column(step: &RenameColumnStep, out: &mut Script) {
    let path = [step.table.as_str(), step.before.as_str()];
    rename("column", &path, &step.after, "COLUMN", out);
}

/// `EXEC sp_rename` for a constraint.
pub(super) fn rename_constraint(step: &RenameConstraintStep, out: &mut Script) {
    rename("constraint", &[step.before.as_str()], &step.after, "OBJECT", out);
}

/// `EXEC sp_rename` for an index.
pub(super) fn rename_index(step: &RenameIndexStep, out: &mut Script) {
    let path = [step.table.as_str(), step.before.as_str()];
    rename("index", &path, &step.after, "INDEX", out);
}

/// The comment of a table that is there.
pub(super) fn set_table_comment(step: &TableCommentStep, out: &mut Script) {
    let comment = (step.before.as_deref(), step.after.as_deref());
    let statement = table::comment(&step.table, None, comment);
    out.statements.push(RenderedStatement::of("comment of table", &step.table, statement));
}

/// `DROP COLUMN`, with its default before it.
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    drop_default(&step.table, &step.column, out);
    alter::drop_column(step, out);
}

/// `EXEC sp_rename`: the old name as SQL would say it, the new one bare.
fn rename(
    kind: &'static str,
    path: &[&str],
    after: &impl Name,
    object: &'static str,
    out: &mut Script,
) {
    let statement = rename_statement(path, after, object);
    out.statements.push(RenderedStatement::of(kind, after, statement));
}

fn rename_statement(path: &[&str], after: &impl Name, object: &'static str) -> Statement {
    let mut before = Statement::new(Dialect::Mssql);
    for (position, part) in path.iter().enumerate() {
        before.mark(if position > 0 { "." } else { "" }).attached(part);
    }
    let mut statement = Statement::new(Dialect::Mssql);
    statement.words("EXEC sp_rename").text_literal(before.as_str()).mark(",");
    statement.text_literal(after.as_str()).mark(",").text_literal(object);
    statement
}

/// `ADD`, with the column's default and comment.
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let mut statement = alter::table(&step.table, Dialect::Mssql);
    statement.words("ADD");
    let text = column::text(&step.column, &step.table, &step.columns);
    alter::column(&text, &mut statement);
    if step.column.default.is_some() && step.column.nullability == Nullability::Nullable {
        // Else the rows there are would have NULL, unlike everywhere else.
        statement.words("WITH VALUES");
    }
    out.statements.push(RenderedStatement::of("column", &step.column.name, statement));
    set_comment(&step.table, &step.column, (None, step.column.comment.as_deref()), out);
}

/// The default is out of the way while the column changes; it depends on it.
pub(super) fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let AlterColumnStep { before, after, .. } = step;
    let is_redefined = sql_type(before, Dialect::Mssql) != sql_type(after, Dialect::Mssql)
        || before.collation.mssql != after.collation.mssql
        || before.nullability != after.nullability;
    let is_default_new = before.default != after.default || is_redefined;
    if is_default_new {
        drop_default(&step.table, before, out);
    }
    if is_redefined {
        redefine(step, out);
    }
    if is_default_new {
        add_default(step, out);
    }
    set_comment(&step.table, after, (before.comment.as_deref(), after.comment.as_deref()), out);
}

/// `ALTER COLUMN`, with NULL said as well: what it does not say becomes nullable.
fn redefine(step: &AlterColumnStep, out: &mut Script) {
    let after = &step.after;
    let mut statement = alter::table(&step.table, Dialect::Mssql);
    statement.words("ALTER COLUMN").name(&after.name).raw(&sql_type(after, Dialect::Mssql));
    if let Some(collation) = &after.collation.mssql {
        statement.words("COLLATE").bare_word(collation);
    }
    statement.words(match after.nullability {
        Nullability::NotNull => "NOT NULL",
        Nullability::Nullable => "NULL",
    });
    out.statements.push(RenderedStatement::of("column", &after.name, statement));
}

fn add_default(step: &AlterColumnStep, out: &mut Script) {
    let after = &step.after;
    if after.default.is_none() {
        return;
    }
    let mut statement = alter::table(&step.table, Dialect::Mssql);
    statement.words("ADD CONSTRAINT");
    statement.identifier(&default_name(&step.table, &after.name));
    shared_column::default(after, &step.columns, &mut statement);
    statement.words("FOR").name(&after.name);
    out.statements.push(RenderedStatement::of("default of column", &after.name, statement));
}

fn drop_default(table: &TableName, column: &Column, out: &mut Script) {
    if column.default.is_none() || column.generated.is_some() {
        return;
    }
    let mut statement = alter::table(table, Dialect::Mssql);
    statement.words("DROP CONSTRAINT").identifier(&default_name(table, &column.name));
    out.statements.push(RenderedStatement::of("default of column", &column.name, statement));
}

fn set_comment(
    table: &TableName,
    column: &Column,
    comment: (Option<&str>, Option<&str>),
    out: &mut Script,
) {
    if comment.0 != comment.1 {
        let statement = self::table::comment(table, Some(&column.name), comment);
        out.statements.push(RenderedStatement::of("comment of column", &column.name, statement));
    }
}

/// A new column, the converted values, then the new one under the old one's name.
pub(super) fn replace_column(step: &AlterColumnStep, other: &ColumnName, out: &mut Script) {
    let AlterColumnStep { table, before, after, .. } = step;
    drop_default(table, before, out);
    let mut add = alter::table(table, Dialect::Mssql);
    add.words("ADD").name(other).raw(&sql_type(after, Dialect::Mssql));
    if let Some(collation) = &after.collation.mssql {
        add.words("COLLATE").bare_word(collation);
    }
    add.words("NULL");
    out.statements.push(RenderedStatement::of("column", &after.name, add));

    let function = conversion::function(before, after);
    out.statements.extend(function.map(Utf8::create));
    let mut update = Statement::new(Dialect::Mssql);
    update.words("UPDATE").name(table).words("SET").name(other).words("=");
    conversion::value(before, after, &mut update);
    out.statements.push(RenderedStatement::more(update));
    out.statements.extend(function.map(Utf8::drop));

    let mut drop = alter::table(table, Dialect::Mssql);
    drop.words("DROP COLUMN").name(&after.name);
    out.statements.push(RenderedStatement::more(drop));
    rename("column", &[table.as_str(), other.as_str()], &after.name, "COLUMN", out);
    if after.nullability == Nullability::NotNull {
        redefine(step, out);
    }
    add_default(step, out);
    set_comment(table, after, (None, after.comment.as_deref()), out);
}

/// A new table that takes over the rows and the name, in a transaction: a row that comes in between would be
/// lost. Names of defaults are those of the whole namespace, so they come when the old table has gone.
///
/// Source: SQL Server, "SET `IDENTITY_INSERT`" (numbering goes on behind the largest value), "Table Hints".
pub(super) fn remake_table(step: &RemakeTableStep, out: &mut Script) {
    let RemakeTableStep { table, temporary, columns, .. } = step;
    let bare =
        columns.iter().map(|column| Column { default: None, comment: None, ..column.clone() });
    let bare = Table { columns: bare.collect(), ..Table::default() };
    let new = TableStep { name: temporary.clone(), table: bare };
    self::table::create(&new, out);

    let names: Vec<_> = columns.iter().map(|column| &column.name).collect();
    let is_numbered = columns.iter().any(|column| column.auto_increment.is_some());
    let switch = |copy: &mut Statement, words| {
        if is_numbered {
            copy.line(0).words("SET IDENTITY_INSERT").name(temporary).words(words);
        }
    };
    let mut copy = Statement::new(Dialect::Mssql);
    copy.words("BEGIN TRANSACTION;");
    switch(&mut copy, "ON;");
    copy.line(0).words("INSERT INTO").name(temporary).names(names.iter().copied()).line(1);
    copy.words("SELECT").separated(&names, |copy, name| {
        copy.name(*name);
    });
    copy.words("FROM").name(table).words("WITH (TABLOCKX, HOLDLOCK);");
    switch(&mut copy, "OFF;");
    copy.line(0).words("DROP TABLE").name(table).mark(";").line(0);
    copy.part(&rename_statement(&[temporary.as_str()], table, "OBJECT")).mark(";");
    copy.line(0).words("COMMIT TRANSACTION");
    out.statements.push(RenderedStatement::more(copy));
    for column in columns {
        let after = Column { comment: None, ..column.clone() };
        let before = Column { default: None, ..after.clone() };
        let (table, phase) = (table.clone(), Phase::RequireColumn);
        let step = AlterColumnStep { table, before, after, columns: columns.clone(), phase };
        add_default(&step, out);
    }
    let comment = step.comment.as_deref();
    if comment.is_some() {
        let statement = self::table::comment(table, None, (None, comment));
        out.statements.push(RenderedStatement::of("comment of table", table, statement));
    }
    for column in columns {
        set_comment(table, column, (None, column.comment.as_deref()), out);
    }
}

/// Two statements: the key that goes and the key that comes.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let step_of = |key: &PrimaryKey| PrimaryKeyStep { table: step.table.clone(), key: key.clone() };
    if let Some(key) = &step.before {
        alter::drop_primary_key(&step_of(key), out);
    }
    if let Some(key) = &step.after {
        alter::add_primary_key(&step_of(key), out);
    }
}
