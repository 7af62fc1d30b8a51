//! A history that a crash left one row short, mended.
//!
//! A migration is recorded twice: by Diesel, and by its own SQL in `__tablewright_history`. The plain `diesel`
//! command cannot write both in one transaction where the database commits at each statement, or where the
//! migration runs in none, and a crash in between leaves one of them, or none though the tables have changed.
//! Which of the two is true is asked of the tables: the migrations are run in a scratch database, with the
//! doubtful one and without it, and the live database is compared with both. Where it is like neither,
//! nothing is done. Start reading at [`examine`].

mod replay;

use std::collections::BTreeSet;

use diesel::{Connection, connection::SimpleConnection};

use crate::{
    AnyConnection, Error, Migration,
    connection::DatabaseKind,
    drift::differences,
    introspect::{dialect_of, introspect},
    migrate::{self, HistoryEntry, Target, split::split},
};

pub(crate) use self::replay::Scratch;

/// The table that migrations record themselves in.
const HISTORY: &str = "__tablewright_history";

/// A migration whose records do not agree with each other, or with the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The migration.
    pub(crate) migration: &'static Migration,
    /// Which records it has.
    pub(crate) records: Records,
    /// What is to be done.
    pub(crate) verdict: Verdict,
}

/// Which records a migration has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Records {
    /// Diesel's alone.
    Diesel,
    /// Its own alone.
    Own,
    /// Neither.
    None,
}

/// What the tables say of a doubtful migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It has run: the missing record is to be written.
    Add,
    /// It has not run, or has been taken back: the record that is there is to be removed.
    Remove,
    /// That cannot be known, for this reason.
    Unknown(String),
}

/// Which migration is in doubt, if one is, and what the tables say of it. Changes nothing; the scratch database
/// is another one.
///
/// # Errors
///
/// [`Error::Query`] if the records or the tables cannot be read.
pub(crate) fn examine(
    connection: &mut AnyConnection,
    migrations: &[&'static Migration],
    scratch: &Scratch,
) -> Result<Option<Doubt>, Error> {
    let rows = rows(connection, migrations)?;
    if let Some(halfway) = halfway(connection)? {
        let doubtful = rows.iter().find(|row| row.migration.recorded_version() == halfway.version);
        let reason = "it stopped halfway under `tablewright`, which knows where: run the command again \
                      that was stopped";
        return Ok(doubtful.map(|row| row.doubt(Verdict::Unknown(reason.to_owned()))));
    }
    let doubtful: Vec<&Row> = rows.iter().filter(|row| row.disagrees()).collect();
    let row = match doubtful.as_slice() {
        [] => match rows.iter().find(|row| !row.has_diesels) {
            // Where a migration is one transaction with its records, it cannot have left a part behind.
            Some(next) if !is_atomic(connection.kind(), next.migration) => next,
            Some(_) | None => return Ok(None),
        },
        [row] => row,
        [row, ..] => {
            let reason =
                "more than one migration is recorded in part, which no single crash leaves";
            return Ok(Some(row.doubt(Verdict::Unknown(reason.to_owned()))));
        }
    };
    let verdict = judge(connection, &rows, row, scratch)?;
    let is_pending = !row.disagrees();
    Ok(match verdict {
        Some(Verdict::Remove) if is_pending => None,
        Some(verdict) => Some(row.doubt(verdict)),
        None => None,
    })
}

/// Does what the verdict says, in one transaction.
///
/// # Errors
///
/// [`Error::Query`] if the records cannot be written.
pub(crate) fn mend(connection: &mut AnyConnection, doubt: &Doubt) -> Result<(), Error> {
    let migration = doubt.migration;
    let version = migration.recorded_version();
    let kind = connection.kind();
    let refuse = |source| Error::Query { purpose: "mend the history of migrations", source };
    let recorded: Vec<String> = connection
        .history()
        .map_err(refuse)?
        .iter()
        .map(|entry| ["'", &entry.version, "'"].concat())
        .collect();
    // A migration may record others as well, whose rows are there.
    let is_new = |text: &str| !recorded.iter().any(|version| text.contains(version));
    let own = |script: &'static str, verb: &str| {
        let statements = split(script, kind).unwrap_or_default().into_iter();
        let texts = statements.map(|statement| statement.text);
        let texts = texts.filter(|text| text.starts_with(verb) && text.contains(HISTORY));
        texts.filter(|text| verb == "DELETE" || is_new(text)).collect::<Vec<_>>()
    };
    connection
        .transaction(|connection| match (&doubt.verdict, doubt.records) {
            (Verdict::Unknown(_), _) | (Verdict::Remove, Records::None) => Ok(()),
            (Verdict::Add, Records::Own) => connection.record(&version),
            (Verdict::Add, Records::Diesel) => run(connection, &own(migration.up, "INSERT")),
            (Verdict::Add, Records::None) => {
                run(connection, &own(migration.up, "INSERT"))?;
                connection.record(&version)
            }
            (Verdict::Remove, Records::Diesel) => connection.forget(&version),
            (Verdict::Remove, Records::Own) => run(connection, &own(migration.down, "DELETE")),
        })
        .map_err(refuse)
}

fn run(connection: &mut AnyConnection, statements: &[&str]) -> diesel::QueryResult<()> {
    statements.iter().try_for_each(|statement| connection.batch_execute(statement))
}

/// A migration with its records.
struct Row {
    migration: &'static Migration,
    has_diesels: bool,
    /// Nothing where the migration does not record itself.
    has_own: Option<bool>,
}

impl Row {
    fn disagrees(&self) -> bool {
        self.has_own.is_some_and(|has_own| has_own != self.has_diesels)
    }

    fn doubt(&self, verdict: Verdict) -> Doubt {
        let records = match (self.has_diesels, self.has_own) {
            (true, _) => Records::Diesel,
            (false, Some(true)) => Records::Own,
            (false, _) => Records::None,
        };
        Doubt { migration: self.migration, records, verdict }
    }
}

fn rows(
    connection: &mut AnyConnection,
    migrations: &[&'static Migration],
) -> Result<Vec<Row>, Error> {
    let applied: BTreeSet<String> =
        migrate::applied(connection)?.into_iter().map(|applied| applied.version).collect();
    let history = connection
        .history()
        .map_err(|source| Error::Query { purpose: "read the history of migrations", source })?;
    let row = |migration: &&'static Migration| {
        let migration = *migration;
        // What a later migration records is that one's concern.
        let own = HistoryEntry::of(migration, &[]);
        Row {
            migration,
            has_diesels: applied.contains(&migration.recorded_version()),
            has_own: own.map(|own| history.iter().any(|entry| entry.version == own.version)),
        }
    };
    Ok(migrations.iter().map(row).collect())
}

fn halfway(connection: &mut AnyConnection) -> Result<Option<migrate::Halfway>, Error> {
    let halfway = connection.halfway();
    halfway.map_err(|source| Error::Query { purpose: "read how far a migration got", source })
}

/// Whether the database undoes all of a migration that is not finished, records included.
fn is_atomic(kind: DatabaseKind, migration: &Migration) -> bool {
    match kind {
        // A migration that brings its own transaction writes both records in it.
        DatabaseKind::Sqlite => true,
        DatabaseKind::Postgres => migration.run_in_transaction,
        DatabaseKind::Mysql | DatabaseKind::Mssql => false,
    }
}

/// Whether the tables are as with the migration or as without it; nothing if it makes no difference and has
/// not been recorded at all.
fn judge(
    connection: &mut AnyConnection,
    rows: &[Row],
    doubtful: &Row,
    scratch: &Scratch,
) -> Result<Option<Verdict>, Error> {
    let is_recorded = |row: &&Row| row.has_diesels && row.has_own != Some(false);
    let migrations = |with: bool| {
        let is_it = |row: &&Row| std::ptr::eq::<Row>(*row, doubtful);
        let chosen = rows.iter().filter(|row| if is_it(row) { with } else { is_recorded(row) });
        chosen.map(|row| row.migration).collect::<Vec<_>>()
    };
    let (without, with) =
        match (scratch.replay(&migrations(false)), scratch.replay(&migrations(true))) {
            (Ok(without), Ok(with)) => (without, with),
            (Err(reason), _) | (_, Err(reason)) => {
                let reason = ["no scratch database could tell: ", &reason.to_string()].concat();
                return Ok(Some(Verdict::Unknown(reason)));
            }
        };
    let dialect = dialect_of(connection);
    let found = introspect(connection)?;
    if differences(&without, &with, dialect).is_empty() {
        return Ok(without_effect(connection.kind(), doubtful));
    }
    // What differs from both has nothing to do with the migration.
    let told = |schema| -> BTreeSet<String> {
        differences(schema, &found, dialect).iter().map(ToString::to_string).collect()
    };
    let (from_without, from_with) = (told(&without), told(&with));
    let is_after = from_with.is_subset(&from_without);
    let is_before = from_without.is_subset(&from_with);
    Ok(Some(match (is_before, is_after) {
        (true, false) => Verdict::Remove,
        (false, true) if !doubtful.disagrees() && ends_with_rows(connection.kind(), doubtful) => {
            Verdict::Unknown(
                "the tables are as after it, but nobody can see whether its last statements, which \
                 change rows, have run"
                    .to_owned(),
            )
        }
        (false, true) => Verdict::Add,
        (true, true) | (false, false) => {
            let first = from_with.difference(&from_without).next().cloned().unwrap_or_default();
            let reason = ["the tables are neither as before it nor as after it: ", &first].concat();
            Verdict::Unknown(reason)
        }
    }))
}

/// A migration that changes no table: one that only records itself has run as soon as a record says so.
fn without_effect(kind: DatabaseKind, doubtful: &Row) -> Option<Verdict> {
    if !doubtful.disagrees() {
        return None;
    }
    let statements = split(doubtful.migration.up, kind).unwrap_or_default();
    if statements.iter().all(|statement| statement.text.contains(HISTORY)) {
        return Some(Verdict::Add);
    }
    Some(Verdict::Unknown("it changes rows alone, and nobody can see whether it has".to_owned()))
}

/// Whether what comes last, but for the record, changes rows and leaves no trace in the schema.
fn ends_with_rows(kind: DatabaseKind, doubtful: &Row) -> bool {
    let statements = split(doubtful.migration.up, kind).unwrap_or_default();
    let last = statements.iter().rev().find(|statement| !statement.text.contains(HISTORY));
    let word = last.and_then(|last| last.text.split_whitespace().next()).unwrap_or_default();
    ["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"].contains(&word.to_uppercase().as_str())
}
