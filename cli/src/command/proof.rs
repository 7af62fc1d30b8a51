//! Proofs of a draft: on a scratch database it is applied, reverted and applied again, and the result is read each
//! time.
//!
//! SQLite is always available; the user names the servers. A proof begins with the whole sealed history, so it also
//! shows that a new database can be created. Start reading at [`prove`].

use std::{borrow::Cow, collections::BTreeSet, fmt, path::Path};

use tablewright::{
    AnyConnection, Error, Migration,
    connection::{DatabaseKind, DatabaseUrl},
    migrate::{DownTo, Migrator, UpTo, broken_by, held_by},
    preflight, printable,
    unstable::cannot,
};
use tablewright_codegen::{
    check::place::Place,
    diagnostic::{Code, Diagnostics},
    dialect::{Dialect, Server},
    history::{self, Footprints, Outcome},
    schema::Schema,
};

use super::{
    Failure,
    adopted_form::Form,
    database, migrations, output,
    raw_proof::{RawProof, Turn},
    scratch::Scratch,
};
use crate::{
    drift::{as_declared, declared_otherwise, differences},
    introspect::{Found, Namespaces, dialect_of_kind, examine, server_of},
};

/// How many differences of one kind are told.
const NAMED_DIFFERENCES: usize = 10;

/// The servers to prove on.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Servers {
    /// A PostgreSQL server to test on as well, in a scratch database
    #[arg(long, value_name = "URL", env = "TABLEWRIGHT_POSTGRES_URL", hide_env_values = true)]
    postgres: Option<String>,
    /// A MySQL or MariaDB server to test on as well, in a scratch database
    #[arg(long, value_name = "URL", env = "TABLEWRIGHT_MYSQL_URL", hide_env_values = true)]
    mysql: Option<String>,
}

/// What is known of a draft in one dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It goes up, back and up again on this database.
    Given {
        dialect: Dialect,
        /// The database, with its version.
        server: String,
    },
    /// Nothing, for this reason.
    Missing { dialect: Dialect, reason: String },
}

/// A draft that does not do what it should.
#[derive(Debug)]
pub(super) struct Refuted {
    /// The database, with its version.
    server: String,
    /// What happened there.
    reason: String,
    /// Whose fault it is, if that is known.
    pub(super) fault: Option<Fault>,
    /// That, at its place in the spec.
    pub(super) found: Option<Diagnostics>,
}

/// What in the spec is at fault.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) place: Place,
    /// What to do about it.
    pub(super) help: String,
}

/// What proofs have found.
#[derive(Debug, Default)]
pub(super) struct Proved {
    pub(super) proofs: Vec<Proof>,
    /// What raw objects have made where there was a proof.
    pub(super) footprints: Footprints,
}

impl fmt::Display for Refuted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the draft is not sealed: on {} {}", self.server, self.reason)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given { server, .. } => write!(out, "proved on {server}: up, down, up"),
            Self::Missing { dialect, reason } => {
                write!(out, "not proved: {} ({reason})", dialect.title())
            }
        }
    }
}

/// The draft of `history` and what it leads to.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    /// The package's folder.
    pub(super) root: &'s Path,
    /// The sealed migrations and the draft.
    pub(super) history: &'s Outcome,
    /// What is declared.
    pub(super) after: &'s Schema,
}

/// Proves the draft in each of `dialects` for which there is a database.
pub(super) fn prove(
    subject: Subject<'_>,
    dialects: impl Iterator<Item = Dialect>,
    servers: &Servers,
) -> Result<Proved, Failure> {
    let mut proved = Proved::default();
    for dialect in dialects {
        let missing = |reason: &str| Proof::Missing { dialect, reason: reason.to_owned() };
        let mut prove_in = |place: &dyn Fn() -> Result<Scratch, Failure>| {
            prove_on(subject, dialect, place, &mut proved.footprints)
        };
        let proof = match kind_of(dialect) {
            DatabaseKind::Sqlite if !cfg!(feature = "sqlite") => missing("built without it"),
            DatabaseKind::Sqlite => prove_in(&Scratch::file)?,
            DatabaseKind::Postgres if !cfg!(feature = "postgres") => missing("built without it"),
            DatabaseKind::Mysql if !cfg!(feature = "mysql") => missing("built without it"),
            DatabaseKind::Mssql => missing("no driver"),
            kind @ (DatabaseKind::Postgres | DatabaseKind::Mysql) => match servers.url(kind)? {
                None => missing(no_server(kind)),
                Some(server) => {
                    let proof = prove_in(&|| Scratch::on_server(&server))?;
                    prove_adopted(subject, dialect, &server)?;
                    proof
                }
            },
        };
        proved.proofs.push(proof);
    }
    Ok(proved)
}

fn kind_of(dialect: Dialect) -> DatabaseKind {
    [DatabaseKind::Sqlite, DatabaseKind::Postgres, DatabaseKind::Mysql]
        .into_iter()
        .find(|kind| dialect_of_kind(*kind) == dialect)
        .unwrap_or(DatabaseKind::Mssql)
}

fn no_server(kind: DatabaseKind) -> &'static str {
    match kind {
        DatabaseKind::Postgres => {
            "no server: say `--postgres URL` or set `TABLEWRIGHT_POSTGRES_URL`"
        }
        DatabaseKind::Mysql => "no server: say `--mysql URL` or set `TABLEWRIGHT_MYSQL_URL`",
        DatabaseKind::Sqlite | DatabaseKind::Mssql => "no server",
    }
}

impl Servers {
    /// The server of this kind, if one is named.
    fn url(&self, kind: DatabaseKind) -> Result<Option<DatabaseUrl>, Failure> {
        let named = match kind {
            DatabaseKind::Postgres => &self.postgres,
            DatabaseKind::Mysql => &self.mysql,
            DatabaseKind::Sqlite | DatabaseKind::Mssql => &None,
        };
        let Some(text) = named.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
        let url = database::parse(text)?;
        if url.kind() == kind {
            return Ok(Some(url));
        }
        Err(Failure::Usage(format!("`{url}` is of {}, not of {kind}", url.kind())))
    }
}

/// Proves the draft on one database, which is gone afterwards, and tells what its raw objects make there.
fn prove_on(
    subject: Subject<'_>,
    dialect: Dialect,
    place: &dyn Fn() -> Result<Scratch, Failure>,
    footprints: &mut Footprints,
) -> Result<Proof, Failure> {
    let raw = RawProof::begin(subject, dialect, place)?;
    let scratch = place()?;
    let mut connection = scratch.connect()?;
    let server = super::scratch::server(&mut connection)?;
    let which = server_of(&mut connection).map_err(cannot("ask which server it is"))?;
    let migrator = Migrator::new(&migrations::of_any_kind(read(subject, dialect)?));
    let mut trial =
        Trial { subject, dialect, server: &server, which, migrator, raw, adopted: None };
    trial.run(&mut connection)?;
    if let Some(raw) = &trial.raw {
        footprints.0.insert(dialect, raw.footprint(&mut connection)?);
    }
    Ok(Proof::Given { dialect, server })
}

/// Proves the draft again on the form that an adopted database may have, where there is another one than ours.
fn prove_adopted(
    subject: Subject<'_>,
    dialect: Dialect,
    server: &DatabaseUrl,
) -> Result<(), Failure> {
    // MariaDB alone has checks at columns.
    let form = Form::of(&subject.history.lock.schema.of_server(Server::Mariadb), dialect);
    if form.is_ours() {
        return Ok(());
    }
    let place = || Scratch::on_server(server);
    let raw = RawProof::begin(subject, dialect, &place)?;
    let scratch = place()?;
    let mut connection = scratch.connect()?;
    let which = server_of(&mut connection).map_err(cannot("ask which server it is"))?;
    let server = super::scratch::server(&mut connection)?;
    let server = [&server, " with checks at columns, as adopted databases have had them,"].concat();
    let migrator = Migrator::new(&migrations::of_any_kind(read(subject, dialect)?));
    let adopted = Some(&form);
    let mut trial = Trial { subject, dialect, server: &server, which, migrator, raw, adopted };
    trial.run(&mut connection)
}

/// The sealed migrations and the draft, kept until the process ends.
fn read(subject: Subject<'_>, dialect: Dialect) -> Result<&'static [Migration], Failure> {
    let sealed = subject.history.lock.sealed.iter().map(|it| (&it.version, &it.name));
    let draft = subject.history.draft.iter().map(|it| (&it.version, &it.name));
    let mut all = Vec::new();
    for (version, name) in sealed.chain(draft) {
        let folder = subject.root.join(history::migration_folder(dialect, version, name));
        all.push(migrations::read_one(&folder, version.as_str(), name)?);
    }
    Ok(all.leak())
}

/// One proof under way.
struct Trial<'t> {
    subject: Subject<'t>,
    dialect: Dialect,
    server: &'t str,
    /// Which of the servers of the dialect it is, if that has several.
    which: Option<Server>,
    migrator: Migrator,
    /// What is known of raw objects, if there are any.
    raw: Option<RawProof<'t>>,
    /// The form of an adopted database, if it is to be tried on one.
    adopted: Option<&'t Form>,
}

impl Trial<'_> {
    fn run(&mut self, connection: &mut AnyConnection) -> Result<(), Failure> {
        let last = self.subject.history.lock.sealed.last().map(|sealed| sealed.version.to_string());
        if let Some(last) = &last {
            self.done(self.migrator.run(connection, UpTo::Version(last)))?;
        }
        if let Some(form) = self.adopted
            && !form.give(connection)?
        {
            return Ok(());
        }
        let namespaces = Namespaces::of([&self.subject.history.lock.schema, self.subject.after]);
        let before = examine(connection, &namespaces)?;
        let known = self.differences(connection, &self.subject.history.lock.schema, &before)?;
        if !known.is_empty() {
            output::remark_lines(&format!(
                "on {} the sealed migrations do not make what the lock says, which this draft is not blamed \
                 for:{}",
                self.server,
                listed(&known)
            ));
        }
        let known: BTreeSet<String> = known.into_iter().map(|(path, _)| path).collect();
        self.ask(connection)?;
        if let Some(raw) = &mut self.raw {
            raw.start(connection)?;
        }
        for turn in ["up", "up again"] {
            self.done(self.migrator.run(connection, UpTo::Last))?;
            let after = examine(connection, &namespaces)?;
            let mut found = self.differences(connection, self.subject.after, &after)?;
            found.retain(|(path, _)| !known.contains(path));
            if !found.is_empty() {
                let reason =
                    format!("it leads {turn} to something else than the spec:{}", listed(&found));
                return Err(self.refuted(reason));
            }
            self.keeps_raw(connection, Turn::There)?;
            if turn == "up again" {
                return Ok(());
            }
            let to = last.as_deref().map_or(DownTo::Nothing, DownTo::Version);
            self.done(self.migrator.revert(connection, to))?;
            let back = examine(connection, &namespaces)?;
            // What comes back may stand in another order of columns, which is no difference.
            let found = differences(&before.schema, &back.schema, self.dialect);
            if !found.is_empty() {
                let found: Vec<_> = found.iter().map(|it| (it.path(), it.to_string())).collect();
                let reason = format!("its way back does not lead back:{}", listed(&found));
                return Err(self.refuted(reason));
            }
            self.keeps_raw(connection, Turn::Back)?;
        }
        Ok(())
    }

    /// Whether what raw objects have made is there.
    fn keeps_raw(&self, connection: &mut AnyConnection, turn: Turn) -> Result<(), Failure> {
        let Some(raw) = &self.raw else { return Ok(()) };
        let Some((reason, fault)) = raw.check(connection, turn)? else { return Ok(()) };
        Err(self.refuted_by(reason, Some(fault)))
    }

    /// Asks what the draft asks of the rows before it runs: there are none, but the questions must be understood.
    fn ask(&self, connection: &mut AnyConnection) -> Result<(), Failure> {
        let pending = self.migrator.pending(connection, UpTo::Last)?;
        match preflight::ask(connection, &pending)?.unanswered.first() {
            None => Ok(()),
            Some(question) => {
                Err(self.refuted(format!("it asks of the rows what has no answer: {question}")))
            }
        }
    }

    /// Where the database differs from what is declared: path and words. What raw SQL makes beside the
    /// declared tables is no difference, as nothing declares it.
    fn differences(
        &self,
        connection: &mut AnyConnection,
        declared: &Schema,
        found: &Found,
    ) -> Result<Vec<(String, String)>, Failure> {
        let declared = &*self.which.map_or(Cow::Borrowed(declared), |it| declared.of_server(it));
        let has_raw = declared
            .raw_objects
            .values()
            .any(|object| object.sql.as_ref().get(self.dialect).is_some());
        let schema = as_declared(connection, declared, &found.schema)?;
        let all = differences(declared, &schema, self.dialect);
        let all = all.iter().filter(|it| !(has_raw && it.is_beside()));
        let all = all.map(|it| (it.path(), it.to_string()));
        let stored = declared.as_stored(self.dialect);
        let deviations =
            declared_otherwise(&found.deviations, declared, &stored, self.dialect).into_iter();
        Ok(all.chain(deviations.map(|it| (it.to_string(), it.to_string()))).collect())
    }

    fn done<T>(&self, result: Result<T, Error>) -> Result<T, Failure> {
        result.map_err(|error| {
            let Error::Migration { statement, source, database, .. } = &error else {
                return error.into();
            };
            let held = held_by(&**source);
            let at_fault = held.clone().or_else(|| broken_by(&**source));
            let said = held.map(|held| [": ", &held].concat()).unwrap_or_default();
            let fault = at_fault.and_then(|it| self.raw.as_ref()?.in_the_way(&it));
            let Some((words, fault)) = fault else {
                // The name of a database that is gone helps nobody.
                let name = ["`", database, "`"].concat();
                let error = error.to_string().replace(&name, "a scratch database");
                return self.refuted(format!("it fails: {error}{said}"));
            };
            let about = statement.as_ref().and_then(|statement| statement.about.as_deref());
            let about = about.unwrap_or_default();
            let reason = format!("it fails at {about}: {source}{said}; {words}");
            self.refuted_by(reason, Some(fault))
        })
    }

    fn refuted(&self, reason: String) -> Failure {
        self.refuted_by(reason, None)
    }

    fn refuted_by(&self, reason: String, fault: Option<Fault>) -> Failure {
        Failure::Refuted(Box::new(Refuted {
            server: self.server.to_owned(),
            reason,
            fault,
            found: None,
        }))
    }
}

fn listed(found: &[(String, String)]) -> String {
    let mut text = String::new();
    for (_, words) in found.iter().take(NAMED_DIFFERENCES) {
        text.extend(["\n  ", &printable(words)]);
    }
    if let more @ 1.. = found.len().saturating_sub(NAMED_DIFFERENCES) {
        text.extend(["\n  and ", &more.to_string(), " more"]);
    }
    text
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use tablewright_codegen::history::Lock;

    use super::*;

    /// What a planner would have to get wrong, as no spec can say it.
    #[test]
    fn a_question_about_the_rows_that_the_database_does_not_understand_refutes_a_draft() {
        static MIGRATIONS: [Migration; 1] = [Migration::new(
            "2026-11-22-120000",
            "first",
            "SELECT 1;",
            "SELECT 1;",
        )
        .with_preflight(
            "-- check: author.ck\n-- finds: rows\n-- reads: author\nSELECT no_such_function();\n",
        )];
        let history = Outcome { lock: Lock::default(), draft: Vec::new(), changes: Vec::new() };
        let (root, after) = (Path::new("."), Schema::default());
        let mut trial = Trial {
            subject: Subject { root, history: &history, after: &after },
            dialect: Dialect::Sqlite,
            server: "SQLite",
            which: None,
            migrator: Migrator::new(&migrations::of_any_kind(&MIGRATIONS)),
            raw: None,
            adopted: None,
        };
        let scratch = Scratch::file().expect("a temporary folder");
        let outcome = trial.run(&mut scratch.connect().expect("a database"));
        let Err(Failure::Refuted(refuted)) = outcome else { panic!("{outcome:?}") };
        let words = refuted.to_string();
        assert!(
            words.contains("`check: author.ck`") && words.contains("no_such_function"),
            "{words}"
        );
    }
}
