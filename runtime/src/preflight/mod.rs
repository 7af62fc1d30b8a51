//! Asks the live rows whether a migration would be refused, before it starts.
//!
//! The questions are in a migration's `preflight.sql`, one query each, written when it was planned. They run in a
//! way that only permits reading. A query that fails decides nothing: the failure is reported but does not stop the
//! migration. Start reading at [`ask`]; [`Migrator`](crate::migrate::Migrator) asks by itself before it runs
//! anything.

mod script;

use std::borrow::Cow;

use self::script::{Question, mentions, questions};
pub use crate::migration::{Finding, Preflight, Unasked};
use crate::{
    error::{Error, cannot},
    migration::{Direction, Event, Migration, Step, Watch},
    target::{Target, own_script},
};

/// How many rows are shown of those that do not fit.
const SHOWN: usize = 5;

/// Why a file cannot be read.
const UNFINISHED: &str = "it ends inside a statement";

/// The longest text that is shown of one.
const SHOWN_CHARACTERS: usize = 200;

/// Asks whether rows would make `pending` migrations fail, as far as that can be known before the first has run.
///
/// Only reads.
///
/// # Errors
///
/// [`Error::Query`] if the connection cannot be restricted to reading. A question that fails is not an error: it is
/// returned as unanswered.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{Migrations, connection, migrate, preflight};
///
/// static MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[], mysql: &[] };
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// let pending = migrate::pending(&mut connection, &MIGRATIONS)?;
/// for finding in preflight::ask(&mut connection, &pending)?.findings {
///     println!("{}: {} {}", finding.migration, finding.count, finding.finds);
/// }
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
pub fn ask<C: Target>(
    connection: &mut C,
    pending: &[&'static Migration],
) -> Result<Preflight, Error> {
    ask_watched(connection, pending, &Watch::nobody())
}

/// The same, told to `watch` while it goes on.
pub(crate) fn ask_watched<C: Target>(
    connection: &mut C,
    pending: &[&'static Migration],
    watch: &Watch,
) -> Result<Preflight, Error> {
    let mut outcome = Preflight::default();
    for (position, migration) in pending.iter().enumerate() {
        let file = own_questions(connection, migration.preflight())?;
        let (now, later) = sorted(connection, (migration, &file), &pending[..position]);
        outcome.waiting.extend(later);
        ask_all(connection, (&migration.full_name(), watch), now, &mut outcome)?;
    }
    Ok(outcome)
}

/// Asks the questions of a file, whose findings are told as those of `name`. Reads only.
///
/// # Errors
///
/// As [`ask`].
pub fn ask_file<C: Target>(connection: &mut C, name: &str, file: &str) -> Result<Preflight, Error> {
    let mut outcome = Preflight::default();
    let file = &own_questions(connection, file)?;
    match questions(file, connection.kind()) {
        Ok(questions) => ask_all(connection, (name, &Watch::nobody()), questions, &mut outcome)?,
        Err(_) => outcome.unanswered.push(Unasked {
            migration: name.to_owned(),
            change: "preflight.sql".to_owned(),
            reason: UNFINISHED.to_owned(),
        }),
    }
    Ok(outcome)
}

/// Asks what was waiting for the migrations before `migration`, which have run by now.
pub(crate) fn ask_waiting<C: Target>(
    connection: &mut C,
    migration: &Migration,
    waiting: &[Unasked],
    watch: &Watch,
) -> Result<Preflight, Error> {
    let mut outcome = Preflight::default();
    let name = migration.full_name();
    let is_waiting = |question: &Question<'_>| {
        waiting.iter().any(|it| it.migration == name && it.change == question.change)
    };
    if !waiting.iter().any(|it| it.migration == name) {
        return Ok(outcome);
    }
    let file = own_questions(connection, migration.preflight())?;
    let now = match questions(&file, connection.kind()) {
        Ok(questions) => questions.into_iter().filter(is_waiting).collect(),
        Err(_) => Vec::new(),
    };
    ask_all(connection, (&name, watch), now, &mut outcome)?;
    Ok(outcome)
}

/// The questions of a file that are for this server.
fn own_questions<'f, C: Target>(connection: &mut C, file: &'f str) -> Result<Cow<'f, str>, Error> {
    own_script(connection, file).map_err(cannot("ask which server it is"))
}

/// The questions of a migration that can be asked now, and those that wait for what comes before it.
fn sorted<'f, C: Target>(
    connection: &mut C,
    (migration, file): (&'static Migration, &'f str),
    before: &[&'static Migration],
) -> (Vec<Question<'f>>, Vec<Unasked>) {
    let unasked = |change: &str, reason: &str| Unasked {
        migration: migration.full_name(),
        change: change.to_owned(),
        reason: reason.to_owned(),
    };
    let Ok(questions) = questions(file, connection.kind()) else {
        return (Vec::new(), vec![unasked("preflight.sql", UNFINISHED)]);
    };
    let partial = connection.partial().ok().flatten();
    if partial.is_some_and(|partial| partial.version == migration.recorded_version()) {
        let reason = "the migration has stopped halfway, and its tables are no longer as before";
        return (Vec::new(), questions.iter().map(|it| unasked(it.change, reason)).collect());
    }
    let (mut now, mut later) = (Vec::new(), Vec::new());
    for question in questions {
        let blocks = |earlier: &&&Migration| {
            question.reads.iter().any(|table| mentions(earlier.up(), table))
        };
        match before.iter().find(blocks) {
            None => now.push(question),
            Some(earlier) => {
                let reason = ["it waits for `", &earlier.full_name(), "`"].concat();
                later.push(unasked(question.change, &reason));
            }
        }
    }
    (now, later)
}

fn ask_all<C: Target>(
    connection: &mut C,
    (migration, watch): (&str, &Watch),
    questions: Vec<Question<'_>>,
    outcome: &mut Preflight,
) -> Result<(), Error> {
    let total = questions.len();
    for (position, question) in questions.into_iter().enumerate() {
        watch.tell(&Event::Question(&Step {
            migration,
            direction: Direction::Up,
            number: position + 1,
            total,
            about: Some(question.change),
        }));
        connection.begin_reading().map_err(cannot("restrict the connection to reading"))?;
        let answer = answer(connection, &question);
        connection.end_reading();
        let (name, change) = (migration.to_owned(), question.change.to_owned());
        match answer {
            Ok((0, _)) => {}
            Ok((count, keys)) => outcome.findings.push(Finding {
                migration: name,
                change,
                finds: question.finds.to_owned(),
                count,
                shows: question.shows.iter().map(|&column| column.to_owned()).collect(),
                keys,
            }),
            Err(error) => outcome.unanswered.push(Unasked {
                migration: name,
                change,
                reason: error.to_string().replace('\n', " "),
            }),
        }
    }
    Ok(())
}

/// How many rows a question finds, and the first few. Where there are none, nothing is counted.
fn answer<C: Target>(
    connection: &mut C,
    question: &Question<'_>,
) -> diesel::QueryResult<(u64, Vec<String>)> {
    let within = ["FROM (\n", question.text, "\n) AS found"].concat();
    let limit = [" ORDER BY shown LIMIT ", &SHOWN.to_string()].concat();
    let first = connection.texts(&["SELECT shown ", &within, &limit].concat())?;
    if first.len() < SHOWN {
        return Ok((first.len() as u64, shortened(first)));
    }
    let count = connection
        .texts(&["SELECT CAST(COUNT(*) AS CHAR(20)) AS shown ", &within].concat())?
        .into_iter()
        .find_map(|text| text.trim().parse().ok());
    Ok((count.unwrap_or(first.len() as u64), shortened(first)))
}

fn shortened(keys: Vec<String>) -> Vec<String> {
    let keys = keys.into_iter().filter(|key| !key.is_empty());
    keys.map(|key| match key.char_indices().nth(SHOWN_CHARACTERS) {
        None => key,
        Some((end, _)) => [&key[..end], "…"].concat(),
    })
    .collect()
}
