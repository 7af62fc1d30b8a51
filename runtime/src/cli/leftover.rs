//! Databases that a seal made on a server and could not drop, as it was killed; the next seal drops them.
//!
//! A database is dropped only if its name is one that [`name`] makes and nobody uses it. Who uses one shows it
//! in a way that ends with the process ([`keep`]): PostgreSQL drops no database that a session is connected to,
//! and MySQL has locks by name, which are those of the whole server and of a session. Start reading at
//! [`sweep`].
//!
//! Source: PostgreSQL 15, "DROP DATABASE"; MySQL 8.4, "Locking Functions"; MariaDB 10.11, "`GET_LOCK`".

use std::{
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use diesel::{
    QueryResult, RunQueryDsl,
    connection::SimpleConnection,
    dsl::sql,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use super::{Failure, output};
use crate::{
    AnyConnection,
    connection::{self, DatabaseKind, DatabaseUrl},
};

/// How the name of a database of ours begins.
const PREFIX: &str = "tablewright_proof_";

/// How often a database is made anew that a sweep took for left over before anybody was connected to it.
const ATTEMPTS: u32 = 3;

/// A name that no other process uses, on this machine or another.
#[expect(clippy::disallowed_methods, reason = "the clock tells apart processes of one number")]
pub(super) fn name() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    format!("{PREFIX}{}_{}_{count}", process::id(), since.as_nanos())
}

/// Whether [`name`] has made it. It is of letters, digits and underscores alone, so it needs no quotes.
fn is_ours(name: &str) -> bool {
    let parts: Vec<&str> = name.strip_prefix(PREFIX).unwrap_or_default().split('_').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}

/// Makes a database; the session that comes with its name shows, as long as it lives, that somebody uses it.
pub(super) fn keep(server: &DatabaseUrl) -> Result<(String, AnyConnection), Failure> {
    let mut attempts = 0..ATTEMPTS;
    loop {
        let name = name();
        let mut connection = connection::connect(server)?;
        if server.kind() == DatabaseKind::Mysql {
            try_lock(&mut connection, &name)?;
            create(server, &mut connection, &name)?;
            return Ok((name, connection));
        }
        create(server, &mut connection, &name)?;
        match connection::connect(&server.with_database(&name)) {
            Ok(connection) => return Ok((name, connection)),
            Err(refused) => {
                let is_gone =
                    connection.batch_execute(&["DROP DATABASE ", &name].concat()).is_err();
                if !is_gone || attempts.next().is_none() {
                    return Err(refused.into());
                }
            }
        }
    }
}

fn create(server: &DatabaseUrl, connection: &mut AnyConnection, name: &str) -> Result<(), Failure> {
    connection.batch_execute(&["CREATE DATABASE ", name].concat()).map_err(|error| {
        let text = format!("cannot create a scratch database on `{server}`: {error}");
        Failure::World(text.into())
    })
}

/// Drops what earlier seals have left on a server, and says so. What cannot be dropped is named.
pub(super) fn sweep(server: &DatabaseUrl) -> Result<(), Failure> {
    let mut connection = connection::connect(server)?;
    // Who may not ask may not drop either.
    for name in unused(&mut connection).unwrap_or_default().iter().filter(|name| is_ours(name)) {
        match drop_unused(&mut connection, name) {
            Ok(true) => output::remark(&format!(
                "dropped the database `{name}`, which an earlier seal left on `{server}`"
            )),
            Ok(false) => {}
            Err(cause) => output::remark(&format!(
                "the database `{name}`, which an earlier seal left on `{server}`, stays: {cause}"
            )),
        }
    }
    Ok(())
}

#[derive(diesel::QueryableByName)]
struct NameRow {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The databases with our prefix to which nobody is connected.
fn unused(connection: &mut AnyConnection) -> QueryResult<Vec<String>> {
    let query = match connection.kind() {
        DatabaseKind::Postgres => {
            "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'tablewright!_proof!_%' ESCAPE '!' \
             AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datid = pg_database.oid) ORDER BY 1"
        }
        DatabaseKind::Mysql => {
            "SELECT schema_name AS name FROM information_schema.schemata \
             WHERE schema_name LIKE 'tablewright!_proof!_%' ESCAPE '!' \
             AND NOT EXISTS (SELECT 1 FROM information_schema.processlist WHERE db = schema_name) ORDER BY 1"
        }
        DatabaseKind::Sqlite | DatabaseKind::Mssql => return Ok(Vec::new()),
    };
    let rows = sql_query(query).load::<NameRow>(connection)?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Drops a database unless somebody uses it; says whether it did.
fn drop_unused(connection: &mut AnyConnection, name: &str) -> QueryResult<bool> {
    let drop = ["DROP DATABASE IF EXISTS ", name].concat();
    if connection.kind() != DatabaseKind::Mysql {
        // PostgreSQL refuses if somebody has connected since.
        return connection.batch_execute(&drop).map(|()| true);
    }
    if !try_lock(connection, name)? {
        return Ok(false);
    }
    let outcome = connection.batch_execute(&drop);
    connection.batch_execute(&["DO RELEASE_LOCK('", name, "')"].concat())?;
    outcome.map(|()| true)
}

/// Takes MySQL's lock of this name, which ends with the session; says whether nobody else has it.
fn try_lock(connection: &mut AnyConnection, name: &str) -> QueryResult<bool> {
    let query = ["SELECT GET_LOCK('", name, "', 0)"].concat();
    Ok(sql::<Nullable<BigInt>>(&query).get_result::<Option<i64>>(connection)? == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_seal_makes_are_ours() {
        assert!(is_ours(&name()));
        assert_ne!(name(), name());
        for other in [
            "tablewright_proof_",
            "tablewright_proof_1_2",
            "tablewright_proof_1_2_3_4",
            "tablewright_proof_1_2_x",
            "tablewright_proof_1_2_3; DROP DATABASE app",
            "tablewright_proof__2_3",
            "proof_1_2_3",
        ] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
