//! Databases that a command created on a server and could not drop because it was killed; the next command drops
//! them.
//!
//! A database is dropped only if [`name`] makes such names and nobody uses it. A user of one holds something that
//! ends with the session: PostgreSQL drops no database with a connected session, and MySQL has named locks
//! ([`try_lock`]), which are global to the server. Start reading at [`sweep`].
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
    sql_types::{BigInt, Nullable},
};
use tablewright::{AnyConnection, connection::DatabaseKind, migrate::Target};

/// What a database of ours is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// A draft is proved in it.
    Proof,
    /// Migrations are run in it, to see what they make.
    Replay,
}

impl Use {
    /// How the names begin.
    fn prefix(self) -> &'static str {
        match self {
            Self::Proof => "tablewright_proof_",
            Self::Replay => "tablewright_replay_",
        }
    }
}

/// A name that no other process uses, on this machine or another. It is of letters, digits and underscores alone,
/// so it needs no quotes.
#[expect(clippy::disallowed_methods, reason = "the clock tells apart processes of one number")]
pub(crate) fn name(of: Use) -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    format!("{}{}_{}_{count}", of.prefix(), process::id(), since.as_nanos())
}

/// Whether [`name`] has made it, or made it of old: replays were numbered by their session.
pub(crate) fn is_ours(name: &str) -> bool {
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    [Use::Proof, Use::Replay].into_iter().any(|of| {
        let Some(rest) = name.strip_prefix(of.prefix()) else { return false };
        let parts: Vec<&str> = rest.split('_').collect();
        let is_old = of == Use::Replay && parts.len() == 1;
        (parts.len() == 3 || is_old) && parts.iter().all(is_number)
    })
}

/// A database that was left, and what became of it.
pub(crate) struct Left {
    pub(crate) name: String,
    /// Whether it is gone, or why not.
    pub(crate) outcome: QueryResult<()>,
}

/// Drops what earlier commands have left on the server of `connection`.
pub(crate) fn sweep(connection: &mut AnyConnection) -> Vec<Left> {
    let mut left = Vec::new();
    // Who may not ask may not drop either.
    for name in unused(connection).unwrap_or_default().into_iter().filter(|name| is_ours(name)) {
        match drop_unused(connection, &name) {
            Ok(true) => left.push(Left { name, outcome: Ok(()) }),
            Ok(false) => {}
            Err(error) => left.push(Left { name, outcome: Err(error) }),
        }
    }
    left
}

/// The databases with our prefixes to which nobody is connected.
fn unused(connection: &mut AnyConnection) -> QueryResult<Vec<String>> {
    let query = match connection.kind() {
        DatabaseKind::Postgres => {
            "SELECT datname::text AS shown FROM pg_database WHERE datname LIKE 'tablewright!_proof!_%' ESCAPE '!' \
             AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datid = pg_database.oid) ORDER BY 1"
        }
        DatabaseKind::Mysql => {
            "SELECT schema_name AS shown FROM information_schema.schemata \
             WHERE (schema_name LIKE 'tablewright!_proof!_%' ESCAPE '!' \
             OR schema_name LIKE 'tablewright!_replay!_%' ESCAPE '!') \
             AND NOT EXISTS (SELECT 1 FROM information_schema.processlist WHERE db = schema_name) ORDER BY 1"
        }
        DatabaseKind::Sqlite | DatabaseKind::Mssql => return Ok(Vec::new()),
    };
    connection.texts(query)
}

/// Drops a database unless somebody uses it; says whether it did.
fn drop_unused(connection: &mut AnyConnection, name: &str) -> QueryResult<bool> {
    let drop = ["DROP DATABASE IF EXISTS ", name].concat();
    if connection.kind().keeps_databases_in_use() {
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

/// Makes an empty database on a server whose sessions move between databases, and moves there. Returns its name, by
/// which [`leave`] drops it.
///
/// # Errors
///
/// What the server says, such as that the user may not create databases. Nothing is left then.
pub(crate) fn enter(connection: &mut AnyConnection, of: Use) -> QueryResult<String> {
    sweep(connection);
    let name = name(of);
    // It shows that somebody uses the database, and ends with this session.
    try_lock(connection, &name)?;
    let outcome = connection.batch_execute(&["CREATE DATABASE ", &name, "; USE ", &name].concat());
    if outcome.is_err() {
        leave(connection, &name);
    }
    outcome.map(|()| name)
}

/// Drops a database of ours. One that cannot be dropped has no rows, and the next command sweeps it.
pub(crate) fn leave(connection: &mut AnyConnection, name: &str) {
    let _ = connection.batch_execute(&["DROP DATABASE IF EXISTS ", name].concat());
}

/// Takes MySQL's lock of this name, which ends with the session; says whether nobody else has it.
pub(crate) fn try_lock(connection: &mut AnyConnection, name: &str) -> QueryResult<bool> {
    let query = ["SELECT GET_LOCK('", name, "', 0)"].concat();
    Ok(sql::<Nullable<BigInt>>(&query).get_result::<Option<i64>>(connection)? == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_command_makes_are_ours() {
        for of in [Use::Proof, Use::Replay] {
            assert!(is_ours(&name(of)));
            assert_ne!(name(of), name(of));
        }
        assert!(is_ours("tablewright_replay_42"));
        for other in [
            "tablewright_proof_",
            "tablewright_proof_1",
            "tablewright_proof_1_2",
            "tablewright_proof_1_2_3_4",
            "tablewright_proof_1_2_x",
            "tablewright_proof_1_2_3; DROP DATABASE app",
            "tablewright_proof__2_3",
            "tablewright_replay_",
            "tablewright_replay_x",
            "proof_1_2_3",
        ] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
