//! The tables of a generated schema as data.

use diesel::{
    QueryResult, RunQueryDsl,
    backend::Backend,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

use crate::{AnyConnection, Error, error::cannot};

/// A table of the generated schema, as data.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{TableInfo, connection, diesel::connection::SimpleConnection};
///
/// // Generated code has a list of all tables.
/// const WORDS: TableInfo = TableInfo { name: "words", module: None, columns: &["id", "word"] };
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// connection.batch_execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")?;
/// assert_eq!(WORDS.count_rows(&mut connection)?, 0);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TableInfo {
    /// The table's name in SQL, behind its namespace if it is in one: `audit.events`.
    pub name: &'static str,
    /// The module it belongs to, if it belongs to one.
    pub module: Option<&'static str>,
    /// The names of its columns, in order.
    pub columns: &'static [&'static str],
}

impl TableInfo {
    /// How many rows the table has.
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the database does not have it.
    pub fn count_rows(&self, connection: &mut AnyConnection) -> Result<i64, Error> {
        CountRows(self.name).get_result(connection).map_err(cannot("count the rows of a table"))
    }
}

/// `SELECT COUNT(*)` of a table that is known only by name, quoted by the backend.
struct CountRows(&'static str);

impl QueryId for CountRows {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for CountRows {
    type SqlType = BigInt;
}

impl<B: Backend> QueryFragment<B> for CountRows {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, B>) -> QueryResult<()> {
        out.push_sql("SELECT COUNT(*) FROM ");
        if let Some((namespace, name)) = self.0.split_once('.') {
            out.push_identifier(namespace)?;
            out.push_sql(".");
            return out.push_identifier(name);
        }
        out.push_identifier(self.0)
    }
}

impl<C> RunQueryDsl<C> for CountRows {}
