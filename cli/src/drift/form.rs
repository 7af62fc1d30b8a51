//! Checks in a form that a schema does not distinguish from the declared one, and that a migration would lose:
//! those that MariaDB keeps with a column. `tablewright::unstable::column_checks` moves them.

use tablewright::{AnyConnection, Error};
use tablewright_codegen::{
    delta::{Object, PartOfTable, Side},
    schema::{ConstraintName, Schema, TableName},
};

use super::Difference;

/// The checks of one table that are to move from its columns to it.
pub(super) struct Misplaced {
    table: String,
    columns: Vec<String>,
    /// The statement that moves them.
    pub(super) sql: String,
}

impl Misplaced {
    /// Where the form is another one than the declared.
    pub(super) fn differences(&self) -> impl Iterator<Item = Difference> {
        self.columns.iter().map(|column| Difference {
            object: Object::Table(TableName::new(self.table.as_str())),
            part: Some(PartOfTable::Check(ConstraintName::new(column.as_str()))),
            attribute: vec!["level".to_owned()],
            expected: Some(Side::from("table")),
            found: Some(Side::from("column")),
        })
    }

    /// What moving them is, in words.
    pub(super) fn words(&self) -> String {
        let (checks, columns) =
            if self.columns.len() == 1 { ("check", "column") } else { ("checks", "columns") };
        let names = self.columns.join("`, `");
        [
            "move ",
            checks,
            " `",
            &names,
            "` of `",
            &self.table,
            "` from the ",
            columns,
            " to the table",
        ]
        .concat()
    }
}

/// The checks of the tables of `known` that are to move.
pub(super) fn misplaced(
    connection: &mut AnyConnection,
    known: &Schema,
) -> Result<Vec<Misplaced>, Error> {
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(_) => Ok(Vec::new()),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(Vec::new()),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => {
            let found = tablewright::unstable::column_checks::find(connection)
                .map_err(tablewright::unstable::cannot("look for checks at columns"))?;
            let found = found.into_iter().map(|it| Misplaced {
                table: it.table,
                columns: it.columns,
                sql: it.sql,
            });
            Ok(found.filter(|it| known.tables.contains_key(it.table.as_str())).collect())
        }
    }
}
