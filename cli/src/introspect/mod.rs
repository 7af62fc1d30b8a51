//! A live database → [`Schema`], as completely as the database reports it.
//!
//! [`Schema::as_stored`] brings it and a declared schema into one form, in which equal means equal. What that drops
//! (a view's query, the statement of a virtual table) is available here.
//!
//! Each database has a folder with the same structure: the queries, whose number does not depend on the number of
//! tables, and the code that builds tables from their rows. What only one database has stays in its folder; shared
//! code is here. It reads catalogues and changes nothing. Start reading at [`introspect`].

mod deviation;
pub mod mssql;
#[cfg(feature = "mysql")]
pub mod mysql;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "sqlite")]
pub mod sqlite;

use std::{borrow::Cow, collections::BTreeSet};

#[cfg(any(feature = "postgres", feature = "mysql"))]
use diesel::connection::SimpleConnection;
use diesel::{QueryResult, RunQueryDsl, dsl::sql, sql_types::Text};
use tablewright::{AnyConnection, Error, connection::DatabaseKind, unstable::cannot};
use tablewright_codegen::{
    dialect::{Dialect, PerDialect, Server},
    schema::{Nullability, Schema},
};

pub use self::deviation::{Deviation, Found, Remedy};

/// The namespaces of a PostgreSQL database that are described beside the one that the connection names first. The names
/// of the tables and views in them begin with theirs. Other databases have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespaces(Vec<String>);

impl Namespaces {
    /// Those that schemas name.
    pub fn of<'s>(schemas: impl IntoIterator<Item = &'s Schema>) -> Self {
        schemas.into_iter().flat_map(Schema::namespaces).collect()
    }

    /// All of a database in which a table or view is, but the first one.
    ///
    /// # Errors
    ///
    /// [`Error::Query`] when the query fails.
    pub fn all(connection: &mut AnyConnection) -> Result<Self, Error> {
        match connection {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(connection) => {
                let names = postgres::namespaces(connection);
                let names = names.map_err(cannot("look for namespaces"))?;
                Ok(names.iter().map(String::as_str).collect())
            }
            #[cfg(feature = "sqlite")]
            AnyConnection::Sqlite(_) => Ok(Self::default()),
            #[cfg(feature = "mysql")]
            AnyConnection::Mysql(_) => Ok(Self::default()),
        }
    }

    /// Their names.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

impl<'n> FromIterator<&'n str> for Namespaces {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        let names: BTreeSet<&str> = names.into_iter().collect();
        Self(names.into_iter().map(str::to_owned).collect())
    }
}

/// Describes the database that `connection` leads to: on PostgreSQL the namespace that it names first.
///
/// # Errors
///
/// [`Error::Query`] when a query fails.
pub fn introspect(connection: &mut AnyConnection) -> Result<Schema, Error> {
    introspect_in(connection, &Namespaces::default())
}

/// The same with what is in `namespaces`.
///
/// # Errors
///
/// As [`introspect`].
pub fn introspect_in(
    connection: &mut AnyConnection,
    namespaces: &Namespaces,
) -> Result<Schema, Error> {
    let dialect = dialect_of(connection);
    Ok(observe(connection, namespaces)?.read_back(dialect))
}

/// Describes the database as [`introspect_in`] does, with what deviates from the description.
///
/// # Errors
///
/// As [`introspect`].
pub fn examine(connection: &mut AnyConnection, namespaces: &Namespaces) -> Result<Found, Error> {
    let found = match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => sqlite::examine(connection),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => postgres::examine(connection, namespaces),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => mysql::examine(connection),
    };
    let found = found.map_err(cannot("describe the database"))?;
    Ok(found.finished())
}

/// Describes the database as it writes itself: its types and expressions are its own texts, not read yet.
///
/// How a server writes them depends on the session, which somebody else may have opened; so what we set on our own
/// connections is set first.
///
/// # Errors
///
/// As [`introspect`].
pub fn observe(connection: &mut AnyConnection, namespaces: &Namespaces) -> Result<Schema, Error> {
    let schema = match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => sqlite::observe(connection),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => connection
            .batch_execute(tablewright::unstable::POSTGRES_SETTINGS)
            .and_then(|()| postgres::observe(connection, namespaces)),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => connection
            .batch_execute(tablewright::unstable::MYSQL_SETTINGS)
            .and_then(|()| mysql::observe(connection)),
    };
    schema.map_err(cannot("describe the database"))
}

/// The dialect that a kind of database speaks.
pub(crate) fn dialect_of_kind(kind: DatabaseKind) -> Dialect {
    match kind {
        DatabaseKind::Sqlite => Dialect::Sqlite,
        DatabaseKind::Postgres => Dialect::Postgres,
        DatabaseKind::Mysql => Dialect::Mysql,
        DatabaseKind::Mssql => Dialect::Mssql,
    }
}

/// The dialect that the database speaks.
#[must_use]
pub fn dialect_of(connection: &AnyConnection) -> Dialect {
    dialect_of_kind(connection.kind())
}

/// Which of the servers of one dialect it is; `None` if the dialect has but one.
///
/// # Errors
///
/// What Diesel reports when the query fails.
pub fn server_of(connection: &mut AnyConnection) -> QueryResult<Option<Server>> {
    match connection.kind() {
        DatabaseKind::Mysql => {
            server_version(connection).map(|(_, version)| Some(Server::of_version(&version)))
        }
        DatabaseKind::Sqlite | DatabaseKind::Postgres | DatabaseKind::Mssql => Ok(None),
    }
}

/// What `schema` says for the server behind `connection`. Where the servers of a dialect have nothing otherwise, it is
/// not asked which one it is.
///
/// # Errors
///
/// What Diesel reports when the query fails.
pub(crate) fn own_schema<'s>(
    connection: &mut AnyConnection,
    schema: &'s Schema,
) -> QueryResult<Cow<'s, Schema>> {
    let server = if schema.has_servers() { server_of(connection)? } else { None };
    Ok(server.map_or(Cow::Borrowed(schema), |server| schema.of_server(server)))
}

/// What the server is called, and its version as it writes it: `PostgreSQL` and `15.14 (Debian 15.14-0)`.
pub(crate) fn server_version(
    connection: &mut AnyConnection,
) -> QueryResult<(&'static str, String)> {
    let (title, query) = match connection.kind() {
        DatabaseKind::Sqlite => ("SQLite", "SELECT sqlite_version()"),
        DatabaseKind::Postgres => ("PostgreSQL", "SELECT current_setting('server_version')"),
        DatabaseKind::Mysql | DatabaseKind::Mssql => ("MySQL", "SELECT version()"),
    };
    let version: String = sql::<Text>(query).get_result(connection)?;
    let is_mariadb = Server::of_version(&version) == Server::Mariadb;
    Ok((if is_mariadb { "MariaDB" } else { title }, version))
}

/// Whether a table belongs to a tool that keeps its own records: ours, Diesel's.
///
/// `diesel print-schema` hides names that start so, too.
fn is_hidden(table: &str) -> bool {
    table.starts_with("__")
}

fn nullability(is_not_null: bool) -> Nullability {
    if is_not_null { Nullability::NotNull } else { Nullability::Nullable }
}

/// `value` for `dialect`, nothing for the others.
pub(crate) fn only<T>(dialect: Dialect, value: Option<T>) -> PerDialect<Option<T>> {
    let mut all = PerDialect::from_fn(|_| None);
    *all.as_mut().get(dialect) = value;
    all
}
