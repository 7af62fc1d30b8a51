//! `tablewright list`: lists the applied and pending migrations of a database.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tablewright::{
    Error, Migration,
    migrate::{self, HistoryEntry, Target},
    unstable::{cannot, digits, half_recorded, history, partial},
};

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Opened},
    output::{self, Ending, line},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
}

/// A migration, here or in the database.
struct Row {
    version: String,
    name: String,
    state: State,
    /// When it was run.
    run_on: Option<String>,
    /// What more there is to say.
    note: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Applied,
    Pending,
    /// It stopped between two statements.
    Partial,
    /// One of the two records has it.
    Doubtful,
    /// What the database has run under this version is another.
    Diverged,
    /// The database has run it, and it is not here.
    Unknown,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Pending => "pending",
            Self::Partial => "partial",
            Self::Doubtful => "doubtful",
            Self::Diverged => "diverged",
            Self::Unknown => "unknown",
        }
    }
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let mut opened = arguments.database.open(Purpose::Look)?;
    let rows = rows(&mut opened)?;
    match format {
        Format::Text => output::print(&rows.iter().map(as_text).collect::<String>())?,
        Format::Json => {
            let rows: Vec<Value> = rows.iter().map(as_json).collect();
            output::print(&output::json(&json!({ "migrations": rows })))?;
        }
    }
    let is_sound = rows.iter().all(|row| matches!(row.state, State::Applied | State::Pending));
    Ok(if is_sound { Ending::Fine } else { Ending::Found })
}

/// All migrations, by their recorded version.
fn rows(opened: &mut Opened) -> Result<Vec<Row>, Error> {
    let connection = &mut opened.connection;
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for migration in opened.migrations {
        rows.insert(migration.recorded_version(), pending(migration));
    }
    for applied in migrate::applied(connection)? {
        let row = rows.entry(applied.version.clone()).or_insert_with(|| unknown(applied.version));
        if row.state == State::Pending {
            row.state = State::Applied;
        }
        row.run_on = Some(applied.run_on.to_string());
    }
    for version in connection.adopted().map_err(cannot("read which migrations were adopted"))? {
        if let Some(row) = rows.get_mut(&version).filter(|row| row.state == State::Applied) {
            row.note = Some("adopted, not run".to_owned());
        }
    }
    for entry in history(connection)? {
        let version = digits(&entry.version);
        let here = opened.migrations.iter().find(|it| it.recorded_version() == version);
        let Some(row) = rows.get_mut(&version) else { continue };
        if row.state == State::Unknown {
            (row.version, row.name) = (entry.version, entry.name);
        } else if let Some(expected) =
            here.and_then(|here| HistoryEntry::of(here, opened.migrations))
        {
            if !expected.is_same(&entry) {
                row.state = State::Diverged;
                row.note = Some(["the database has run `", &entry.name, "`"].concat());
            } else if expected.name != entry.name {
                row.note = Some(["applied as `", &entry.name, "`"].concat());
            }
        }
    }
    for half in half_recorded(connection, opened.migrations)? {
        if let Some(row) = rows.get_mut(&half.migration.recorded_version()) {
            row.state = State::Doubtful;
            row.note = Some([half.words(), "; `tablewright repair` mends that"].concat());
        }
    }
    if let Some(partial) = partial(connection)? {
        let version = partial.version.clone();
        let row = rows.entry(partial.version).or_insert_with(|| unknown(version));
        row.state = State::Partial;
        let way = partial.direction.word();
        row.note = Some(format!("stopped at statement {} on its way {way}", partial.statement));
    }
    Ok(rows.into_values().collect())
}

fn pending(migration: &Migration) -> Row {
    Row {
        version: migration.version().to_owned(),
        name: migration.name().to_owned(),
        state: State::Pending,
        run_on: None,
        note: None,
    }
}

fn unknown(version: String) -> Row {
    Row { version, name: String::new(), state: State::Unknown, run_on: None, note: None }
}

fn as_text(row: &Row) -> String {
    let name = if row.name.is_empty() { "" } else { "_" };
    let note = row.note.as_ref().map(|note| [" (", note, ")"].concat()).unwrap_or_default();
    line(&[&format!("{:<9} {}{name}{}{note}", row.state.word(), row.version, row.name)])
}

fn as_json(row: &Row) -> Value {
    json!({
        "version": row.version,
        "name": row.name,
        "state": row.state.word(),
        "run_on": row.run_on,
        "note": row.note,
    })
}
