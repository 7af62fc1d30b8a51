//! What is dropped with a column, or breaks without it, although no statement says so: indexes, constraints and
//! statistics that were created by hand; on MySQL and MariaDB also triggers and views, and views of dropped tables.
//!
//! PostgreSQL refuses to drop a column under a view, a trigger or a policy, and drops the rest along with it. MySQL
//! and MariaDB refuse it under a foreign key, shorten indexes, and leave triggers and views behind that no longer
//! run. On SQLite the statement fails, or the guard of a rebuild does. What the statements drop by name was
//! declared. Start reading at [`ask`].
//!
//! Source: PostgreSQL 16, "ALTER TABLE" (DROP COLUMN), "`pg_depend`"; MySQL 8.4 and MariaDB, "ALTER TABLE" (tried).

use std::collections::BTreeSet;

use tablewright::{
    Direction, Error,
    connection::DatabaseKind,
    migrate::{Migration, Target},
    unstable::{cannot, split},
};
use tablewright_codegen::{dialect::Dialect, sql::writer::Statement};

use super::script::{Gone, Names, dropped_parts};

/// What would go along or break if the scripts of `migrations` ran, in this order: "index `i`, by column `t.c`".
///
/// # Errors
///
/// [`Error::Query`] if the database cannot be asked.
pub(crate) fn ask<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
    direction: Direction,
) -> Result<Vec<String>, Error> {
    let kind = connection.kind();
    match kind {
        DatabaseKind::Postgres | DatabaseKind::Mysql => {}
        DatabaseKind::Sqlite | DatabaseKind::Mssql => return Ok(Vec::new()),
    }
    let (mut names, mut said) = (Names::default(), BTreeSet::new());
    let mut along = BTreeSet::new();
    for migration in migrations {
        // What cannot be cut into statements is not started.
        for statement in split(migration.script(direction), kind).unwrap_or_default() {
            names.follow(statement.text, kind);
            let parts = dropped_parts(statement.text, kind);
            if let Some(query) = unsaid_check(kind, statement.text, &parts) {
                along.extend(look(connection, &query)?);
            }
            said.extend(parts);
        }
    }
    for gone in names.taken() {
        let Some((query, by)) = question(kind, &gone) else { continue };
        let found = look(connection, &query)?;
        for line in found {
            let Some((noun, name)) = line.split_once(BETWEEN) else { continue };
            if !said.contains(&name.to_lowercase()) {
                along.insert([noun, " `", name, "`, by ", &by].concat());
            }
        }
    }
    Ok(along.into_iter().collect())
}

fn look<C: Target>(connection: &mut C, query: &str) -> Result<Vec<String>, Error> {
    connection.texts(query).map_err(cannot("look for objects that depend on a column"))
}

/// Asks MySQL for the `CHECK OPTION` of a view that is given a query without one: `ALTER VIEW` keeps all but that.
fn unsaid_check(kind: DatabaseKind, statement: &str, views: &[String]) -> Option<String> {
    match kind {
        DatabaseKind::Mysql => {}
        DatabaseKind::Sqlite | DatabaseKind::Postgres | DatabaseKind::Mssql => return None,
    }
    let is_said = statement.to_uppercase().contains("CHECK OPTION");
    let view = views.first().filter(|_| is_view(statement))?;
    let mut query = Statement::new(Dialect::Mysql);
    query.words(
        "SELECT CONCAT('WITH ', CHECK_OPTION, ' CHECK OPTION of view `', TABLE_NAME, '`') AS shown",
    );
    query.words("FROM information_schema.VIEWS");
    query.words(
        "WHERE TABLE_SCHEMA = DATABASE() AND CHECK_OPTION <> 'NONE' AND LOWER(TABLE_NAME) =",
    );
    query.text_literal(view);
    (!is_said).then(|| query.into_text())
}

/// Whether a statement gives a view a query; comments may stand before it.
fn is_view(statement: &str) -> bool {
    let lines = statement.lines().find(|line| !line.trim().is_empty() && !line.starts_with("--"));
    lines.is_some_and(|line| line.trim_start().starts_with("ALTER VIEW"))
}

/// What stands between the noun and the name in an answer.
const BETWEEN: char = '\u{1}';

/// The query that finds what goes with it, and what it is called.
fn question(kind: DatabaseKind, gone: &Gone) -> Option<(String, String)> {
    let (Gone::Table(table) | Gone::Column { table, .. } | Gone::AllBut { table, .. }) = gone;
    // What tools keep for themselves is nobody's.
    if table.starts_with("__") {
        return None;
    }
    match (kind, gone) {
        (DatabaseKind::Postgres, Gone::Column { column, .. }) => {
            let mut query = Statement::new(Dialect::Postgres);
            query.words(OF_POSTGRES).text_literal(table).words("AND item.attname =");
            query.text_literal(column);
            Some((query.into_text(), called(table, column)))
        }
        (DatabaseKind::Mysql, Gone::Column { column, .. }) => {
            Some((of_mysql(table, column), called(table, column)))
        }
        (DatabaseKind::Mysql, Gone::Table(_)) => {
            let mut query = Statement::new(Dialect::Mysql);
            views(table, None, &mut query);
            Some((query.into_text(), ["table `", table, "`"].concat()))
        }
        _ => None,
    }
}

fn called(table: &str, column: &str) -> String {
    ["column `", table, ".", column, "`"].concat()
}

/// A full-text index has a column of its own, which takes it along.
const OF_POSTGRES: &str = "\
SELECT concat(part.noun, chr(1), part.name) AS shown
FROM pg_catalog.pg_attribute AS item
JOIN pg_catalog.pg_class AS relation ON relation.oid = item.attrelid
JOIN pg_catalog.pg_depend AS link
    ON link.refclassid = 'pg_catalog.pg_class'::regclass AND link.refobjid = relation.oid
    AND link.refobjsubid = item.attnum AND link.deptype = 'a'
CROSS JOIN LATERAL (
    SELECT 'index' AS noun, relname AS name
    FROM pg_catalog.pg_class
    WHERE link.classid = 'pg_catalog.pg_class'::regclass AND oid = link.objid AND relkind IN ('i', 'I')
        AND NOT (item.attgenerated = 's' AND item.atttypid = 'pg_catalog.tsvector'::regtype)
    UNION ALL
    SELECT
        CASE contype
            WHEN 'c' THEN 'check' WHEN 'u' THEN 'unique constraint' WHEN 'p' THEN 'primary key'
            WHEN 'f' THEN 'foreign key' ELSE 'constraint'
        END,
        conname
    FROM pg_catalog.pg_constraint
    WHERE link.classid = 'pg_catalog.pg_constraint'::regclass AND oid = link.objid AND contype <> 'n'
    UNION ALL
    SELECT 'statistics', stxname
    FROM pg_catalog.pg_statistic_ext
    WHERE link.classid = 'pg_catalog.pg_statistic_ext'::regclass AND oid = link.objid
) AS part
WHERE pg_catalog.pg_table_is_visible(relation.oid) AND relation.relname =";

/// The indexes, checks and triggers of the table that have to do with the column, and the views that read it.
///
/// The join of the constraints is by all that their catalogues have in common: on MariaDB names are those of a
/// table, on MySQL those of a database. A check that MariaDB keeps with a column is called like it.
fn of_mysql(table: &str, column: &str) -> String {
    let mut query = Statement::new(Dialect::Mysql);
    query.words("SELECT DISTINCT CONCAT('index', CHAR(1 USING utf8mb4), INDEX_NAME) AS shown");
    query.words("FROM information_schema.STATISTICS");
    query.words("WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME <> 'PRIMARY' AND TABLE_NAME =");
    query.text_literal(table).words("AND COLUMN_NAME =").text_literal(column);
    query.words("UNION ALL SELECT CONCAT('check', CHAR(1 USING utf8mb4), CONSTRAINT_NAME)");
    query.words("FROM information_schema.TABLE_CONSTRAINTS");
    query.words("NATURAL JOIN information_schema.CHECK_CONSTRAINTS");
    query.words("WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME =").text_literal(table);
    query.words("AND CONSTRAINT_NAME <>").text_literal(column);
    query.words("AND INSTR(CHECK_CLAUSE,").text_literal(&quoted(column)).mark(") > 0");
    query.words("UNION ALL SELECT CONCAT('trigger', CHAR(1 USING utf8mb4), TRIGGER_NAME)");
    query.words("FROM information_schema.TRIGGERS");
    query.words("WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE =").text_literal(table);
    query.words("AND ACTION_STATEMENT REGEXP").text_literal(&of_row(column));
    query.words("UNION ALL");
    views(table, Some(column), &mut query);
    query.into_text()
}

/// The views that read a table, or a column of it. The server writes every column with what it is of.
fn views(table: &str, column: Option<&str>, query: &mut Statement) {
    query.words("SELECT CONCAT('view', CHAR(1 USING utf8mb4), TABLE_NAME) AS shown");
    query.words("FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()");
    query.words("AND INSTR(VIEW_DEFINITION,").text_literal(&[".", &quoted(table)].concat());
    query.mark(") > 0");
    if let Some(column) = column {
        query.words("AND INSTR(VIEW_DEFINITION,").text_literal(&[".", &quoted(column)].concat());
        query.mark(") > 0");
    }
}

fn quoted(name: &str) -> String {
    let mut text = Statement::new(Dialect::Mysql);
    text.identifier(name);
    text.into_text()
}

/// The pattern of `OLD.column` and `NEW.column`, in quotes or not.
fn of_row(column: &str) -> String {
    let one = |it: char| if it.is_alphanumeric() || it == '_' { it } else { '.' };
    let column: String = column.chars().map(one).collect();
    ["(OLD|NEW)[[:space:]]*[.][[:space:]]*`?", &column, "`?([^[:alnum:]_$]|$)"].concat()
}
