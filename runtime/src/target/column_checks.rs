//! Moves checks that MariaDB keeps with a column to the table, where a migration can name them.
//!
//! `k INT CHECK (k > 0)` is a part of the column's definition there: `MODIFY COLUMN`, which repeats the whole
//! definition, drops it silently, and `DROP CONSTRAINT` does not find it. A check of the table with the same name
//! means the same and has neither problem, so it replaces the other one, in one statement. The check by which the
//! server remembers that a column is JSON stays: it belongs to the type. Start reading at [`find`].
//!
//! Source: MariaDB, "CONSTRAINT" (CHECK constraints), "Information Schema `CHECK_CONSTRAINTS` Table"; tried on
//! 10.11.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{
    MysqlConnection, QueryResult, QueryableByName, RunQueryDsl, connection::SimpleConnection,
    sql_query, sql_types::Text,
};

use super::{
    looks::{is_mariadb, table_text},
    words::names,
};
use crate::split::{Escape, quoted};

/// The checks of one table that are written at its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChecks {
    /// The table.
    pub table: String,
    /// The columns, whose names are those of their checks.
    pub columns: Vec<String>,
    /// The statement that makes them checks of the table.
    pub sql: String,
}

/// A column with a check of its own.
#[derive(QueryableByName)]
struct CheckRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
}

/// The clause by which a column is JSON is told by its form: behind a rename it may still have the former name.
const CHECKS: &str = "SELECT TABLE_NAME AS table_name, CONSTRAINT_NAME AS column_name \
    FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND LEVEL = 'Column' \
    AND CHECK_CLAUSE NOT REGEXP '^json_valid[(]`([^`]|``)+`[)]$' \
    ORDER BY TABLE_NAME, CONSTRAINT_NAME";

/// The checks at columns of the current database, by table. Reads only. MySQL has none: it keeps every check with
/// the table.
///
/// # Errors
///
/// If the catalogue cannot be read.
pub fn find(connection: &mut MysqlConnection) -> QueryResult<Vec<ColumnChecks>> {
    if !is_mariadb(connection)? {
        return Ok(Vec::new());
    }
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in sql_query(CHECKS).load::<CheckRow>(connection)? {
        tables.entry(row.table_name).or_default().push(row.column_name);
    }
    let mut found = Vec::new();
    for (table, columns) in tables {
        let text = table_text(connection, &table)?.unwrap_or_default();
        let sql = moved(&table, &columns, &text).ok_or_else(|| unreadable(&table))?;
        found.push(ColumnChecks { table, columns, sql });
    }
    Ok(found)
}

/// Moves the checks at columns of those tables that `statements` name.
pub(super) fn settle(connection: &mut MysqlConnection, statements: &[&str]) -> QueryResult<()> {
    let found = find(connection)?;
    if found.is_empty() {
        return Ok(());
    }
    let names: BTreeSet<String> = statements.iter().flat_map(|text| names(text)).collect();
    for checks in found.iter().filter(|checks| names.contains(checks.table.as_str())) {
        connection.batch_execute(&checks.sql)?;
    }
    Ok(())
}

fn unreadable(table: &str) -> diesel::result::Error {
    let reason = ["cannot read the checks in what `SHOW CREATE TABLE` says of `", table, "`"];
    diesel::result::Error::QueryBuilderError(reason.concat().into())
}

/// The statement that moves the checks of `columns` in a table that looks like `text`.
fn moved(table: &str, columns: &[String], text: &str) -> Option<String> {
    let mut sql = ["ALTER TABLE ", &name(table)].concat();
    for (position, column) in columns.iter().enumerate() {
        let (definition, check) = parted(text, column)?;
        let comma = if position > 0 { "," } else { "" };
        let modify = ["\n    MODIFY COLUMN ", &name(column), definition, ","];
        let add = ["\n    ADD CONSTRAINT ", &name(column), " ", check];
        sql.extend([comma, &modify.concat(), &add.concat()]);
    }
    Some(sql)
}

/// Writes the checks of a table that have the names of `columns` at these: the form that a database may have which
/// was made by somebody else. Says whether the server keeps such.
///
/// # Errors
///
/// If the server refuses the statement.
pub fn write_at_columns(
    connection: &mut MysqlConnection,
    table: &str,
    columns: &[String],
) -> QueryResult<bool> {
    if !is_mariadb(connection)? {
        return Ok(false);
    }
    let text = table_text(connection, table)?.unwrap_or_default();
    let sql = at_columns(table, columns, &text).ok_or_else(|| unreadable(table))?;
    connection.batch_execute(&sql)?;
    Ok(true)
}

fn at_columns(table: &str, columns: &[String], text: &str) -> Option<String> {
    let mut sql = ["ALTER TABLE ", &name(table)].concat();
    for (position, column) in columns.iter().enumerate() {
        let definition = part(text, &["\n  ", &name(column)].concat())?;
        let check = part(text, &["\n  CONSTRAINT ", &name(column)].concat())?;
        let comma = if position > 0 { "," } else { "" };
        let drop = ["\n    DROP CONSTRAINT ", &name(column), ","];
        let modify = ["\n    MODIFY COLUMN ", &name(column), definition, check];
        sql.extend([comma, &drop.concat(), &modify.concat()]);
    }
    Some(sql)
}

fn name(name: &str) -> String {
    ["`", &name.replace('`', "``"), "`"].concat()
}

/// A column's definition without its check, and the check, as `SHOW CREATE TABLE` writes them: the check is last.
fn parted<'t>(text: &'t str, column: &str) -> Option<(&'t str, &'t str)> {
    let definition = part(text, &["\n  ", &name(column)].concat())?;
    let mut check = None;
    scan(definition, |position, rest| {
        if rest.starts_with(" CHECK (") {
            check = Some(position);
        }
        true
    });
    let (definition, check) = definition.split_at(check?);
    Some((definition, check.trim_start()))
}

/// What follows `start` up to the end of that part of a table's text.
fn part<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let rest = &text[text.find(start)? + start.len()..];
    let mut end = None;
    scan(rest, |position, rest| {
        let is_end = rest.starts_with([',', '\n']);
        end = is_end.then_some(position);
        !is_end
    });
    end.map(|end| &rest[..end])
}

/// Says each position that stands in no quotes and no parentheses, until told to stop.
fn scan(text: &str, mut say: impl FnMut(usize, &str) -> bool) {
    let (mut position, mut depth) = (0, 0_usize);
    while let Some(first) = text[position..].chars().next() {
        let rest = &text[position..];
        if depth == 0 && !say(position, rest) {
            return;
        }
        let length = match first {
            '`' => quoted(rest, '`', Escape::None),
            '\'' => quoted(rest, '\'', Escape::Backslash),
            _ => None,
        };
        match first {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        position += length.unwrap_or(first.len_utf8());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  \
        `a``b` varchar(20) DEFAULT '), CHECK (' COMMENT 'x,\\n it\\'s CHECK (1)' CHECK (`a``b` <> 'it\\'s ), ' and (1)),\n  \
        `k` int(11) GENERATED ALWAYS AS (`id` + 1) STORED CHECK (`k` > 0),\n  PRIMARY KEY (`id`),\n  \
        CONSTRAINT `id` CHECK (`id` > 0)\n) ENGINE=InnoDB";

    #[test]
    fn a_check_is_parted_from_its_column() {
        let columns = ["a`b".to_owned(), "k".to_owned()];
        let expected = "ALTER TABLE `t`\n    \
            MODIFY COLUMN `a``b` varchar(20) DEFAULT '), CHECK (' COMMENT 'x,\\n it\\'s CHECK (1)',\n    \
            ADD CONSTRAINT `a``b` CHECK (`a``b` <> 'it\\'s ), ' and (1)),\n    \
            MODIFY COLUMN `k` int(11) GENERATED ALWAYS AS (`id` + 1) STORED,\n    \
            ADD CONSTRAINT `k` CHECK (`k` > 0)";
        assert_eq!(moved("t", &columns, TEXT).as_deref(), Some(expected));
        assert_eq!(moved("t", &["id".to_owned()], TEXT), None);
    }

    #[test]
    fn and_put_back() {
        let expected = "ALTER TABLE `t`\n    DROP CONSTRAINT `id`,\n    \
                        MODIFY COLUMN `id` int(11) NOT NULL CHECK (`id` > 0)";
        assert_eq!(at_columns("t", &["id".to_owned()], TEXT).as_deref(), Some(expected));
    }
}
