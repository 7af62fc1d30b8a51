//! Errors of servers, files and migrations. A message names the object and what was being done; no message shows a
//! password.

use std::{error::Error as StdError, fmt, time::Duration};

use crate::{
    database::{DatabaseKind, Redacted},
    migration::{CHANGED_HELP, Direction, Finding, SchemaVersion},
};

/// The source of an [`Error`].
pub type Cause = Box<dyn StdError + Send + Sync + 'static>;

/// Why something could not be done.
///
/// # Examples
///
/// ```
/// use tablewright::{Error, connection};
///
/// match connection::open("not a URL") {
///     Err(error @ Error::UnknownUrl { .. }) => eprintln!("set DATABASE_URL: {error}"),
///     Err(error) => eprintln!("{error}"),
///     Ok(_) => unreachable!(),
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A database URL that cannot be read. It is not shown, because it may contain a password.
    UnknownUrl {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The feature for this kind of database is not compiled in.
    FeatureOff {
        /// The kind of database.
        kind: DatabaseKind,
        /// The feature of this crate that adds it.
        feature: &'static str,
    },
    /// Diesel cannot connect to this kind of database.
    NoDriver {
        /// The kind of database.
        kind: DatabaseKind,
    },
    /// The database refused a connection or its settings.
    Connect {
        /// The database's URL.
        url: Redacted,
        /// What the driver said.
        source: Cause,
    },
    /// The pool had no free connection in time, or a setting of a pooled connection failed.
    Pool {
        /// The database's URL.
        url: Redacted,
        /// What the pool said.
        source: Cause,
    },
    /// A query of this crate failed.
    Query {
        /// Its purpose, as in "cannot …".
        purpose: &'static str,
        /// What the database said.
        source: diesel::result::Error,
    },
    /// A migration failed.
    Migration {
        /// Version and name of the migration.
        migration: String,
        /// Forth or back.
        direction: Direction,
        /// The database, as it calls itself.
        database: String,
        /// Which of its statements failed, if that is known.
        statement: Option<Box<FailedStatement>>,
        /// What the database said.
        source: Cause,
    },
    /// The connection was lost while a migration ran. The migration may have been completed.
    Disconnected {
        /// Version and name of the migration.
        migration: String,
        /// Forth or back.
        direction: Direction,
        /// The database, as it called itself.
        database: String,
        /// At which of its statements, if that is known.
        statement: Option<Box<FailedStatement>>,
        /// What the driver said.
        source: Cause,
    },
    /// A migration stopped between two of its statements and must be finished first.
    Partial {
        /// The database, as it calls itself.
        database: String,
        /// Version and name of the migration, or the version alone if it is not one of this program.
        migration: String,
        /// Forth or back.
        direction: Direction,
    },
    /// A migration is in one of the two records of migrations and not in the other.
    HalfRecorded {
        /// The database, as it calls itself.
        database: String,
        /// Version and name of the migration.
        migration: String,
        /// Which record has it and which lacks it.
        found: &'static str,
    },
    /// Another process was still migrating the database when the waiting time was over.
    Locked {
        /// The database, as it calls itself.
        database: String,
        /// How long this process waited.
        waited: Duration,
    },
    /// The lock against concurrent migrators failed.
    Lock {
        /// The database, as it calls itself.
        database: String,
        /// What refused it.
        source: Cause,
    },
    /// The database has run a different migration with the same version.
    Diverged {
        /// The database, as it calls itself.
        database: String,
        /// The version that both have.
        version: String,
        /// The name and fingerprint in the database.
        recorded: String,
        /// The name and fingerprint in this program.
        expected: String,
    },
    /// The database has run migrations that are newer than this program.
    Newer {
        /// The database, as it calls itself.
        database: String,
        /// The unknown migrations, as named in the history.
        unknown: Vec<String>,
        /// The last migration of this program.
        last: String,
    },
    /// The schema version of the database does not fit this program.
    Incompatible {
        /// The database, as it calls itself.
        database: String,
        /// The comparison.
        version: Box<SchemaVersion>,
    },
    /// Rows would make a migration fail, so it was not started.
    Unexecutable {
        /// The database, as it calls itself.
        database: String,
        /// The rows.
        findings: Vec<Finding>,
        /// The migrations that were applied before.
        applied: Vec<String>,
        /// The migrations that were reverted and not applied again.
        reverted: Vec<String>,
    },
    /// A migration to revert was never run, because the database was adopted with it.
    Adopted {
        /// The database, as it calls itself.
        database: String,
        /// The migrations.
        migrations: Vec<String>,
    },
    /// No migration has the requested version.
    UnknownVersion {
        /// The requested version.
        version: String,
    },
}

/// For [`Result::map_err`]: the query that failed was to do this.
pub fn cannot(purpose: &'static str) -> impl Fn(diesel::result::Error) -> Error + Copy {
    move |source| Error::Query { purpose, source }
}

/// The statement at which a migration failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedStatement {
    /// Its number in the script, from 1.
    pub number: usize,
    /// The number of statements in the script.
    pub total: usize,
    /// The line of the script where it begins, from 1.
    pub line: usize,
    /// Its object, according to the script: `table claims`.
    pub about: Option<String>,
    /// The next comment in the script, if there is one: the name of a data step.
    pub note: Option<String>,
    /// Its SQL.
    pub text: String,
    /// What happened to the statements before it.
    pub before: Before,
}

/// What happened to the statements before the failed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// They were rolled back.
    Undone,
    /// They remain, and the next attempt continues after them.
    Kept,
}

impl FailedStatement {
    /// Its number and object: `statement 2 of 5 (table claims)`.
    fn place(&self) -> String {
        let about = self.about.as_ref().map(|about| [" (", about, ")"].concat());
        format!("statement {} of {}{}", self.number, self.total, about.unwrap_or_default())
    }
}

impl fmt::Display for FailedStatement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.place())?;
        if self.before == Before::Kept && self.number > 1 {
            formatter.write_str(", of which those before it stay and will not run again,")?;
        }
        write!(formatter, " failed on line {}", self.line)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownUrl { reason } => {
                write!(formatter, "cannot read the database URL: {reason}")
            }
            Self::FeatureOff { kind, feature } => write!(
                formatter,
                "cannot connect to {kind}: this program was built without the feature `{feature}` of tablewright"
            ),
            Self::NoDriver { kind } => write!(
                formatter,
                "cannot connect to {kind}: migrations are written for it, but Diesel has no driver for it"
            ),
            Self::Connect { url, source } => {
                write!(formatter, "cannot connect to `{url}`: {source}")
            }
            Self::Pool { url, source } => {
                write!(formatter, "cannot take a connection to `{url}` from the pool: {source}")
            }
            Self::Query { purpose, source } => write!(formatter, "cannot {purpose}: {source}"),
            Self::Migration { .. } | Self::Disconnected { .. } => say_failed(self, formatter),
            Self::Partial { database, migration, direction } => {
                let (way, command) = (direction.word(), direction.command());
                write!(
                    formatter,
                    "cannot migrate `{database}`: `{migration}` stopped halfway on its way "
                )?;
                write!(formatter, "{way}, which `tablewright {command}` must finish first")
            }
            Self::HalfRecorded { database, migration, found } => write!(
                formatter,
                "cannot migrate `{database}`: `{migration}` {found}; `tablewright repair` mends that"
            ),
            Self::Locked { database, waited } => write!(
                formatter,
                "cannot migrate `{database}`: another process has been migrating it for the {} seconds \
                 that this one waited",
                waited.as_secs_f64()
            ),
            Self::Lock { database, source } => {
                write!(formatter, "cannot lock `{database}` for migrating: {source}")
            }
            Self::Diverged { .. } | Self::Newer { .. } => say_other_history(self, formatter),
            Self::Incompatible { database, version } => {
                say_incompatible(database, version, formatter)
            }
            Self::Unexecutable { database, findings, applied, reverted } => {
                say_unexecutable(database, findings, (applied, reverted), formatter)
            }
            Self::Adopted { database, migrations } => say_adopted(database, migrations, formatter),
            Self::UnknownVersion { version } => {
                write!(formatter, "there is no migration of version `{version}`")
            }
        }
    }
}

fn say_incompatible(
    database: &str,
    version: &SchemaVersion,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(formatter, "cannot open `{database}`: {version}")?;
    version.help().map_or(Ok(()), |help| write!(formatter, "; {help}"))
}

fn say_adopted(
    database: &str,
    migrations: &[String],
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(
        formatter,
        "cannot revert `{}` on `{database}`: it was not run there but adopted, so its tables were there \
         before; nothing has been started",
        migrations.join("`, `")
    )
}

/// Says of a database that it has run what is not here.
fn say_other_history(error: &Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut say =
        |database: &str, what: &str| write!(formatter, "cannot migrate `{database}`: {what}");
    if let Error::Diverged { database, version, recorded, expected } = error {
        let here =
            ["but the migration of that version here is ", expected, "; ", CHANGED_HELP].concat();
        return say(
            database,
            &["at version ", version, " it has run ", recorded, ", ", &here].concat(),
        );
    }
    let Error::Newer { database, unknown, last } = error else { return Ok(()) };
    let newer =
        ["it is newer than the migrations here, of which `", last, "` is the last; "].concat();
    say(database, &[&newer, "it has also run `", &unknown.join("`, `"), "`"].concat())
}

/// Says of a migration at which statement it failed, or lost the connection.
fn say_failed(error: &Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (Error::Migration { migration, direction, database, statement, source }
    | Error::Disconnected { migration, direction, database, statement, source }) = error
    else {
        return Ok(());
    };
    let ((verb, preposition), file) = (direction.words(), direction.file());
    write!(formatter, "cannot {verb} `{migration}` {preposition} `{database}`: ")?;
    if matches!(error, Error::Migration { .. }) {
        if let Some(statement) = statement {
            write!(formatter, "{statement} of `{file}`: ")?;
        }
        return write!(formatter, "{source}");
    }
    formatter.write_str("the connection was lost")?;
    if let Some(statement) = statement {
        write!(formatter, " at {} on line {} of `{file}`", statement.place(), statement.line)?;
    }
    write!(formatter, ": {source}; run it again when the server is there")
}

fn say_unexecutable(
    database: &str,
    findings: &[Finding],
    (applied, reverted): (&[String], &[String]),
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let migration = findings.first().map_or("", |finding| &finding.migration);
    write!(formatter, "cannot apply `{migration}` to `{database}`: ")?;
    for (position, finding) in findings.iter().enumerate() {
        write!(formatter, "{}{finding}", if position > 0 { "; " } else { "" })?;
    }
    if applied.is_empty() && reverted.is_empty() {
        return formatter.write_str("; nothing has been started");
    }
    formatter.write_str("; it has not been started, but ")?;
    for (position, (names, what)) in
        [(applied, "have been applied"), (reverted, "have been taken back")]
            .into_iter()
            .filter(|(names, _)| !names.is_empty())
            .enumerate()
    {
        let and = if position > 0 { ", and " } else { "" };
        write!(formatter, "{and}`{}` {what}", names.join("`, `"))?;
    }
    Ok(())
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::UnknownUrl { .. }
            | Self::FeatureOff { .. }
            | Self::NoDriver { .. }
            | Self::Partial { .. }
            | Self::HalfRecorded { .. }
            | Self::Locked { .. }
            | Self::Diverged { .. }
            | Self::Newer { .. }
            | Self::Incompatible { .. }
            | Self::Unexecutable { .. }
            | Self::Adopted { .. }
            | Self::UnknownVersion { .. } => None,
            Self::Connect { source, .. }
            | Self::Pool { source, .. }
            | Self::Lock { source, .. }
            | Self::Disconnected { source, .. }
            | Self::Migration { source, .. } => Some(&**source),
            Self::Query { source, .. } => Some(source),
        }
    }
}
