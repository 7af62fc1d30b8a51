//! Repairs migration records that contradict each other or the tables.
//!
//! A migration is recorded twice: by Diesel, and by its own SQL in `__tablewright_history`. The plain `diesel`
//! command cannot write both in one transaction if the database commits at each statement or the migration runs in
//! none. A crash in between leaves one of the records, or none although the tables have changed. A killed adoption
//! may have left several such rows. The tables say what is true: the migrations in doubt are run in a scratch
//! database one by one, and the live database is compared with each state ([`judge`]). If it matches none, nothing
//! is done. Start reading at [`examine`].

mod judge;
mod replay;

use std::collections::BTreeSet;

use diesel::{Connection, connection::SimpleConnection, migration::MigrationConnection};
use tablewright::{
    AnyConnection, Error, Migration,
    connection::{DatabaseKind, DatabaseUrl},
    migrate::{self, HistoryEntry, Target},
    unstable::{cannot, history, partial, split},
};

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

/// Which migrations are in doubt, and what the tables say of each. Changes nothing; the scratch database is another
/// one.
///
/// # Errors
///
/// [`Error::Query`] if the records or the tables cannot be read.
pub(crate) fn examine(
    connection: &mut AnyConnection,
    migrations: &[&'static Migration],
    url: &DatabaseUrl,
) -> Result<Vec<Doubt>, Error> {
    let rows = rows(connection, migrations)?;
    if let Some(partial) = partial(connection)? {
        let doubtful = rows.iter().find(|row| row.migration.recorded_version() == partial.version);
        let (way, command) = (partial.direction.word(), partial.direction.command());
        let reason = format!(
            "it stopped halfway on its way {way}, and the record says where: `tablewright {command}` goes on \
             with it"
        );
        return Ok(doubtful.map(|row| row.doubt(Verdict::Unknown(reason))).into_iter().collect());
    }
    if !rows.iter().any(Row::disagrees) {
        // Where a migration is one transaction with its records, it cannot have left a part behind.
        let next = rows.iter().find(|row| !row.has_diesels);
        if next.is_none_or(|next| is_atomic(connection.kind(), next.migration)) {
            return Ok(Vec::new());
        }
    }
    judge::judge(connection, &rows, url)
}

/// Does what the verdicts say, in one transaction.
///
/// # Errors
///
/// [`Error::Query`] if the records cannot be written.
pub(crate) fn mend(connection: &mut AnyConnection, doubts: &[Doubt]) -> Result<(), Error> {
    let refuse = cannot("mend the history of migrations");
    connection.setup().map_err(refuse)?;
    // The table of our history, which a database may lack that no migration of ours has run on.
    let kind = connection.kind();
    let makes_table =
        |text: &&str| text.starts_with("CREATE TABLE IF NOT EXISTS") && text.contains(HISTORY);
    for doubt in doubts.iter().filter(|doubt| doubt.verdict == Verdict::Add) {
        let statements = split(doubt.migration.up(), kind).unwrap_or_default();
        let texts: Vec<&str> = statements.iter().map(|statement| statement.text).collect();
        let tables: Vec<&str> = texts.iter().copied().filter(makes_table).collect();
        run(connection, &tables).map_err(refuse)?;
    }
    connection
        .transaction(|connection| doubts.iter().try_for_each(|doubt| mend_one(connection, doubt)))
        .map_err(refuse)
}

fn run(connection: &mut AnyConnection, statements: &[&str]) -> diesel::QueryResult<()> {
    statements.iter().try_for_each(|statement| connection.batch_execute(statement))
}

/// Does what one verdict says.
fn mend_one(connection: &mut AnyConnection, doubt: &Doubt) -> diesel::QueryResult<()> {
    let migration = doubt.migration;
    let (version, kind) = (migration.recorded_version(), connection.kind());
    let recorded: Vec<String> =
        connection.history()?.iter().map(|entry| ["'", &entry.version, "'"].concat()).collect();
    // A migration may record others as well, whose rows are there.
    let is_new = |text: &str| !recorded.iter().any(|version| text.contains(version));
    let own = |script: &'static str, verb: &str| {
        let statements = split(script, kind).unwrap_or_default().into_iter();
        let texts = statements.map(|statement| statement.text);
        let texts = texts.filter(|text| text.starts_with(verb) && text.contains(HISTORY));
        texts.filter(|text| verb == "DELETE" || is_new(text)).collect::<Vec<_>>()
    };
    match (&doubt.verdict, doubt.records) {
        (Verdict::Unknown(_), _) | (Verdict::Remove, Records::None) => Ok(()),
        (Verdict::Add, Records::Own) => connection.record(&version),
        (Verdict::Add, Records::Diesel) => run(connection, &own(migration.up(), "INSERT")),
        (Verdict::Add, Records::None) => {
            run(connection, &own(migration.up(), "INSERT"))?;
            connection.record(&version)
        }
        (Verdict::Remove, Records::Diesel) => connection.forget(&version),
        (Verdict::Remove, Records::Own) => run(connection, &own(migration.down(), "DELETE")),
    }
}

/// A migration with its records.
struct Row {
    migration: &'static Migration,
    has_diesels: bool,
    /// Nothing where the migration does not record itself.
    has_own: Option<bool>,
}

impl Row {
    /// Whether all its records say that it has run.
    fn is_recorded(&self) -> bool {
        self.has_diesels && self.has_own != Some(false)
    }

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
    let history = history(connection)?;
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

/// Whether the database undoes all of a migration that is not finished, records included.
fn is_atomic(kind: DatabaseKind, migration: &Migration) -> bool {
    match kind {
        // A migration that brings its own transaction writes both records in it.
        DatabaseKind::Sqlite => true,
        DatabaseKind::Postgres => migration.runs_in_transaction(),
        DatabaseKind::Mysql | DatabaseKind::Mssql => false,
    }
}
