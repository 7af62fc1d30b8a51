//! Changes of existing tables on SQL Server.
//!
//! Source: SQL Server, "ALTER TABLE", "`sp_rename`".

use super::{
    super::{
        Script, alter,
        column::{self as shared_column, sql_type},
    },
    column, conversion, table,
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

/// The comment of an existing table.
pub(super) fn set_table_comment(step: &TableCommentStep, out: &mut Script) {
    let comment = (step.before.as_deref(), step.after.as_deref());
    out.push("comment of table", &step.table, |sql| {
        table::comment((&step.table, None), comment, sql)
    });
}

/// `DROP COLUMN`, with its default before it.
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    drop_default(&step.table, &step.column, out);
    alter::drop_column(step, out);
}

/// `EXEC sp_rename`, with the old name quoted and the new one not.
fn rename(
    kind: &'static str,
    path: &[&str],
    after: &impl Name,
    object: &'static str,
    out: &mut Script,
) {
    out.push(kind, after, |sql| sp_rename(path, after, object, sql));
}

fn sp_rename<'o>(
    path: &[&str],
    after: &impl Name,
    object: &'static str,
    out: &'o mut Statement,
) -> &'o mut Statement {
    let mut before = Statement::new(Dialect::Mssql);
    for (position, part) in path.iter().enumerate() {
        before.mark(if position > 0 { "." } else { "" }).attached(part);
    }
    out.words("EXEC sp_rename").text_literal(before.as_str()).mark(",");
    out.text_literal(after.as_str()).mark(",").text_literal(object)
}

/// `ADD`, with the column's default and comment.
pub(super) fn add_column(step: &ColumnStep, out: &mut Script) {
    let ColumnStep { table, column, .. } = step;
    let is_given = column.default.is_some() && column.nullability == Nullability::Nullable;
    out.push("column", &column.name, |sql| {
        sql.alter_table(table).words("ADD").column(&column::text(column, table, &step.columns));
        // Otherwise existing rows would have NULL, unlike on other databases.
        sql.words(if is_given { "WITH VALUES" } else { "" })
    });
    set_comment(table, column, (None, column.comment.as_deref()), out);
}

/// The default depends on the column and is dropped while the column changes.
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

/// `ALTER COLUMN`. Without `NOT NULL` the column would become nullable.
fn redefine(step: &AlterColumnStep, out: &mut Script) {
    let after = &step.after;
    out.push("column", &after.name, |sql| {
        sql.alter_table(&step.table).words("ALTER COLUMN").name(&after.name);
        typed(after, sql).words(column::null_words(after))
    });
}

/// Appends the type of `column` and its collation.
fn typed<'o>(column: &Column, out: &'o mut Statement) -> &'o mut Statement {
    out.raw(&sql_type(column, Dialect::Mssql));
    column::collation(column, out)
}

fn add_default(step: &AlterColumnStep, out: &mut Script) {
    let AlterColumnStep { table, after, columns, .. } = step;
    if after.default.is_none() {
        return;
    }
    out.push("default of column", &after.name, |sql| {
        sql.alter_table(table).words("ADD CONSTRAINT");
        sql.identifier(&default_name(table, &after.name));
        shared_column::default(after, columns, sql);
        sql.words("FOR").name(&after.name)
    });
}

fn drop_default(table: &TableName, column: &Column, out: &mut Script) {
    if column.default.is_none() || column.generated.is_some() {
        return;
    }
    out.push("default of column", &column.name, |sql| {
        sql.alter_table(table).words("DROP CONSTRAINT");
        sql.identifier(&default_name(table, &column.name))
    });
}

fn set_comment(
    table: &TableName,
    column: &Column,
    comment: (Option<&str>, Option<&str>),
    out: &mut Script,
) {
    if comment.0 != comment.1 {
        out.push("comment of column", &column.name, |sql| {
            self::table::comment((table, Some(&column.name)), comment, sql)
        });
    }
}

/// Adds a new column with the converted values, then gives it the name of the old one.
pub(super) fn replace_column(step: &AlterColumnStep, other: &ColumnName, out: &mut Script) {
    let AlterColumnStep { table, before, after, .. } = step;
    drop_default(table, before, out);
    out.push("column", &after.name, |sql| {
        typed(after, sql.alter_table(table).words("ADD").name(other)).words("NULL")
    });
    let function = conversion::function(before, after);
    if let Some(function) = function {
        function.create(out);
    }
    out.more(|sql| {
        sql.words("UPDATE").name(table).words("SET").name(other).words("=");
        conversion::value(before, after, sql);
        sql
    });
    if let Some(function) = function {
        function.drop(out);
    }
    out.more(|sql| sql.alter_table(table).words("DROP COLUMN").name(&after.name));
    rename("column", &[table.as_str(), other.as_str()], &after.name, "COLUMN", out);
    if after.nullability == Nullability::NotNull {
        redefine(step, out);
    }
    add_default(step, out);
    set_comment(table, after, (None, after.comment.as_deref()), out);
}

/// Creates a new table with the rows and the name of the old one, in a transaction, so that no new row is lost. Names of
/// defaults are unique in the namespace, so they are added after the old table was dropped.
///
/// Source: SQL Server, "SET `IDENTITY_INSERT`" (numbering goes on behind the largest value), "Table Hints".
pub(super) fn remake_table(step: &RemakeTableStep, out: &mut Script) {
    let RemakeTableStep { table, temporary, columns, .. } = step;
    let bare =
        columns.iter().map(|column| Column { default: None, comment: None, ..column.clone() });
    let bare = Table { columns: bare.collect(), ..Table::default() };
    let new = TableStep { name: temporary.clone(), table: bare };
    self::table::create(&new, out);

    let is_numbered = columns.iter().any(|column| column.auto_increment.is_some());
    let switch = |sql: &mut Statement, words| {
        if is_numbered {
            sql.line(0).words("SET IDENTITY_INSERT").name(temporary).words(words);
        }
    };
    out.more(|sql| {
        switch(sql.words("BEGIN TRANSACTION;"), "ON;");
        sql.line(0).words("INSERT INTO").name(temporary);
        sql.names(columns.iter().map(|column| &column.name)).line(1);
        sql.words("SELECT").separated(columns, |sql, column| {
            sql.name(&column.name);
        });
        sql.words("FROM").name(table).words("WITH (TABLOCKX, HOLDLOCK);");
        switch(sql, "OFF;");
        sql.line(0).words("DROP TABLE").name(table).mark(";").line(0);
        sp_rename(&[temporary.as_str()], table, "OBJECT", sql).mark(";");
        sql.line(0).words("COMMIT TRANSACTION")
    });
    for column in columns {
        let after = Column { comment: None, ..column.clone() };
        let before = Column { default: None, ..after.clone() };
        let (table, phase) = (table.clone(), Phase::RequireColumn);
        let step = AlterColumnStep { table, before, after, columns: columns.clone(), phase };
        add_default(&step, out);
    }
    let comment = step.comment.as_deref();
    if comment.is_some() {
        out.push("comment of table", table, |sql| {
            self::table::comment((table, None), (None, comment), sql)
        });
    }
    for column in columns {
        set_comment(table, column, (None, column.comment.as_deref()), out);
    }
}

/// Drops the old key and adds the new one.
pub(super) fn replace_primary_key(step: &ReplacePrimaryKeyStep, out: &mut Script) {
    let step_of = |key: &PrimaryKey| PrimaryKeyStep { table: step.table.clone(), key: key.clone() };
    if let Some(key) = &step.before {
        alter::drop_primary_key(&step_of(key), out);
    }
    if let Some(key) = &step.after {
        alter::add_primary_key(&step_of(key), out);
    }
}
