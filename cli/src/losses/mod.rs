//! What a revert would remove with its rows, counted in the live database before it starts.
//!
//! The dropped tables and columns are read from the migrations' own statements ([`script`]), since these are what
//! runs. Computed columns and full-text indexes are not losses: they are derived from others. Start reading at
//! [`Guard`].

mod along;
mod required;
pub(crate) mod script;

use std::collections::BTreeSet;

use tablewright::{
    Direction,
    connection::DatabaseKind,
    migrate::{Migration, Target},
    unstable::cannot,
};
use tablewright_codegen::{dialect::Dialect, sql::writer::Statement};

use self::script::{Gone, Names};
pub(crate) use self::{along::ask as taken_along, required::ask as unfilled};
use crate::{Error, error::Loss, introspect::dialect_of_kind};

/// Refuses migrations that would lose what somebody may still need, before they start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    /// Whether rows and values may be lost, and what nobody has declared may be dropped along or break.
    pub(crate) allows_loss: bool,
}

impl Guard {
    /// Refuses to apply `migrations` if something goes along with a column, or breaks without it, that no statement
    /// drops.
    ///
    /// # Errors
    ///
    /// [`Error::TakesAlong`], and [`Error::Runtime`] if the database cannot be asked.
    pub(crate) fn check_run<C: Target>(
        self,
        connection: &mut C,
        migrations: &[&'static Migration],
    ) -> Result<(), Error> {
        self.check_along(connection, migrations, Direction::Up)
    }

    /// Refuses to take `migrations` back if a column cannot come back to rows without a value, if rows or values
    /// would be lost, or as [`Self::check_run`].
    ///
    /// # Errors
    ///
    /// [`Error::Unfilled`], [`Error::WouldLose`], [`Error::TakesAlong`], and [`Error::Runtime`] if the database cannot
    /// be asked.
    pub(crate) fn check_revert<C: Target>(
        self,
        connection: &mut C,
        migrations: &[&'static Migration],
    ) -> Result<(), Error> {
        let columns = unfilled(connection, migrations)?;
        if !columns.is_empty() {
            return Err(Error::Unfilled { database: connection.label(), columns });
        }
        if self.allows_loss {
            return Ok(());
        }
        let losses = lost(connection, migrations)?;
        if !losses.is_empty() {
            return Err(Error::WouldLose { database: connection.label(), losses });
        }
        self.check_along(connection, migrations, Direction::Down)
    }

    fn check_along<C: Target>(
        self,
        connection: &mut C,
        migrations: &[&'static Migration],
        direction: Direction,
    ) -> Result<(), Error> {
        if self.allows_loss {
            return Ok(());
        }
        let objects = taken_along(connection, migrations, direction)?;
        if objects.is_empty() {
            return Ok(());
        }
        Err(Error::TakesAlong { database: connection.label(), objects })
    }
}

/// What taking `migrations` back, in this order, would lose.
///
/// # Errors
///
/// [`Query`](tablewright::Error::Query) if the database cannot be asked.
pub(crate) fn lost<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<Vec<Loss>, tablewright::Error> {
    let kind = connection.kind();
    let names = Names::after(migrations, kind);
    let mut losses = Vec::new();
    for gone in names.finish() {
        count(connection, &gone, &mut losses)
            .map_err(cannot("count what reverting migrations would lose"))?;
    }
    losses.sort();
    losses.dedup();
    Ok(losses)
}

/// Adds what is lost of one object, if it is there and holds something.
fn count<C: Target>(
    connection: &mut C,
    gone: &Gone,
    losses: &mut Vec<Loss>,
) -> diesel::QueryResult<()> {
    let dialect = dialect_of_kind(connection.kind());
    let (Gone::Table(table) | Gone::Column { table, .. } | Gone::AllBut { table, .. }) = gone;
    // What tools keep for themselves is nobody's rows.
    if table.starts_with("__") {
        return Ok(());
    }
    let stored = connection.texts(&stored_columns(connection.kind(), table))?;
    let is_same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let columns: Vec<&String> = match gone {
        Gone::Table(_) => {
            // Only a table that is there has columns.
            if !stored.is_empty() {
                let rows = number(connection, &counting(dialect, table, None))?;
                losses.extend(Loss::new(["table `", table, "`"].concat(), rows));
            }
            return Ok(());
        }
        Gone::Column { column, .. } => {
            stored.iter().filter(|stored| is_same(stored, column)).collect()
        }
        Gone::AllBut { kept, .. } => {
            let is_kept = |stored: &String| kept.iter().any(|kept| is_same(kept, stored));
            stored.iter().filter(|stored| !is_kept(stored)).collect()
        }
    };
    for column in columns.into_iter().collect::<BTreeSet<_>>() {
        let values = number(connection, &counting(dialect, table, Some(column)))?;
        losses.extend(Loss::new(["column `", table, ".", column, "`"].concat(), values));
    }
    Ok(())
}

/// The columns of a table that are stored for themselves; none if there is no such table.
///
/// Source: SQLite, "PRAGMA `table_xinfo`"; PostgreSQL 16, "`pg_attribute`"; MySQL 8.4, "The
/// `INFORMATION_SCHEMA` COLUMNS Table" (the expression of a column that is not generated is empty, and NULL on MariaDB).
fn stored_columns(kind: DatabaseKind, table: &str) -> String {
    let mut query = Statement::new(dialect_of_kind(kind));
    match kind {
        // An index that is filled from another table says which in `content`.
        DatabaseKind::Sqlite => query
            .words(
                "SELECT c.name AS shown FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c",
            )
            .words("WHERE m.type = 'table' AND c.hidden = 0")
            .words("AND m.sql NOT LIKE 'CREATE VIRTUAL TABLE%content%'")
            .words("AND m.name COLLATE NOCASE ="),
        DatabaseKind::Postgres => query
            .words("SELECT a.attname::text AS shown FROM pg_catalog.pg_attribute AS a")
            .words("JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid")
            .words("WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''")
            .words("AND c.relkind IN ('r', 'p') AND pg_catalog.pg_table_is_visible(c.oid)")
            .words("AND c.relname ="),
        DatabaseKind::Mysql | DatabaseKind::Mssql => query
            .words("SELECT column_name AS shown FROM information_schema.columns")
            .words("WHERE table_schema = DATABASE() AND COALESCE(generation_expression, '') = ''")
            .words("AND table_name ="),
    };
    query.text_literal(table);
    query.into_text()
}

/// Asks how many rows a table has, or values that are not NULL a column.
fn counting(dialect: Dialect, table: &str, column: Option<&str>) -> String {
    let mut query = Statement::new(dialect);
    query.words("SELECT CAST(COUNT(");
    match column {
        Some(column) => query.attached(column),
        None => query.mark("*"),
    };
    query.mark(")").words("AS CHAR(20)) AS shown FROM").identifier(table);
    query.into_text()
}

fn number<C: Target>(connection: &mut C, query: &str) -> diesel::QueryResult<u64> {
    let texts = connection.texts(query)?;
    Ok(texts.first().and_then(|text| text.trim().parse().ok()).unwrap_or_default())
}
