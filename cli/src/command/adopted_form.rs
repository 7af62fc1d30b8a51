//! A form that an adopted database may have and that no proof on a scratch database would meet.
//!
//! MariaDB keeps a check with a column, under the column's name, if it was created so. Newer adoptions move it;
//! otherwise the migrator does before it changes the table. A draft has to work on such a database, too.

use std::collections::BTreeMap;

use tablewright::AnyConnection;
use tablewright_codegen::{dialect::Dialect, schema::Schema};

use super::Failure;

/// What may be written otherwise in an adopted database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// By table, the columns that have a check of their name.
    at_columns: BTreeMap<String, Vec<String>>,
}

impl Form {
    /// What may be otherwise in a database that is to be as `schema` says.
    pub(super) fn of(schema: &Schema, dialect: Dialect) -> Self {
        let mut at_columns = BTreeMap::new();
        match dialect {
            Dialect::Mysql => {}
            Dialect::Sqlite | Dialect::Postgres | Dialect::Mssql => return Self { at_columns },
        }
        for (name, table) in &schema.as_stored(dialect).tables {
            let columns = table.columns.iter().map(|column| column.name.to_string());
            let is_it = |column: &String| {
                let check = table.checks.get(column.as_str());
                check.is_some_and(|check| {
                    check.expression.columns().all(|name| name.as_str() == column)
                })
            };
            let columns: Vec<String> = columns.filter(is_it).collect();
            if !columns.is_empty() {
                at_columns.insert(name.to_string(), columns);
            }
        }
        Self { at_columns }
    }

    /// Whether there is no other form than the one that migrations make.
    pub(super) fn is_ours(&self) -> bool {
        self.at_columns.is_empty()
    }

    /// Gives a database of ours this form. Says whether its server keeps it.
    pub(super) fn give(&self, connection: &mut AnyConnection) -> Result<bool, Failure> {
        let mut is_kept = false;
        match connection {
            #[cfg(feature = "sqlite")]
            AnyConnection::Sqlite(_) => {}
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(_) => {}
            #[cfg(feature = "mysql")]
            AnyConnection::Mysql(connection) => {
                for (table, columns) in &self.at_columns {
                    is_kept = tablewright::unstable::column_checks::write_at_columns(
                        connection, table, columns,
                    )?;
                }
            }
        }
        Ok(is_kept)
    }
}
