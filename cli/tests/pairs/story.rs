//! One pair on one database.

use diesel::{connection::SimpleConnection, sql_query, sql_types::BigInt};
use tablewright::{
    AnyConnection, Migration, Migrations,
    migrate::{DownTo, Migrator, UpTo},
};
use tablewright_cli::{drift::differences, introspect::introspect};
use tablewright_codegen::{
    dialect::Dialect,
    history::{Heading, Planner as _, Recorded, Stage, Version},
    migration::SchemaPlanner,
    plan,
    schema::Schema,
};
use tablewright_testing::random::{Pair, Side, State};

/// What went wrong, and when.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The step of the story.
    pub(crate) step: &'static str,
    /// What happened.
    pub(crate) text: String,
}

/// Makes the first schema, fills it, goes up, down and up again, and leaves an empty database.
pub(crate) fn run(
    pair: &Pair,
    dialect: Dialect,
    connection: &mut AnyConnection,
) -> Result<(), Problem> {
    let at = |step: &'static str| move |text: String| Problem { step, text };
    let empty = Schema::default();
    let first = migrations(&pair.before, &empty, 0, dialect).map_err(at("planning the first"))?;
    let before = &pair.before.loaded.declaration.schema;
    let start = first.len() as u64;
    let more = migrations(&pair.after, before, start, dialect).map_err(at("planning the edits"))?;
    nothing_to_do(&pair.after, dialect).map_err(at("planning nothing"))?;
    let last = first.last().map_or("", |migration| migration.version());
    let (first, all) = (leak(first.clone()), leak([first, more].concat()));
    let (first, all) = (migrator(first), migrator(all));

    let mut story = Story { pair, dialect, connection };
    let up = |story: &mut Story<'_>, migrator: &Migrator| {
        migrator.run(story.connection, UpTo::Last).map(|_| ()).map_err(told)
    };
    up(&mut story, &first).map_err(at("making the first"))?;
    story.compare(Some(&pair.before)).map_err(at("reading the first"))?;
    story.fill().map_err(at("filling the first"))?;
    story.ask(State::Before).map_err(at("the rows of the first"))?;
    up(&mut story, &all).map_err(at("going up"))?;
    story.compare(Some(&pair.after)).map_err(at("reading what is up"))?;
    story.ask(State::After).map_err(at("the rows that are up"))?;
    let down = all.revert(story.connection, DownTo::Version(last)).map_err(told);
    down.map_err(at("going down"))?;
    story.compare(Some(&pair.before)).map_err(at("reading what is down"))?;
    story.ask(State::Before).map_err(at("the rows that are down"))?;
    up(&mut story, &all).map_err(at("going up again"))?;
    story.compare(Some(&pair.after)).map_err(at("reading what is up again"))?;
    story.ask(State::After).map_err(at("the rows that are up again"))?;
    all.revert(story.connection, DownTo::Nothing).map_err(told).map_err(at("dropping all"))?;
    story.compare(None).map_err(at("reading what is left"))
}

/// The migrations that lead from `before` to a spec, as a draft would have them.
pub(crate) fn migrations(
    side: &Side,
    before: &Schema,
    start: u64,
    dialect: Dialect,
) -> Result<Vec<Migration>, String> {
    let (declaration, places) = (&side.loaded.declaration, &side.loaded.places);
    if declaration.schema == *before {
        return Ok(Vec::new());
    }
    let planner = SchemaPlanner::new(declaration, places);
    let planned = planner.plan(before.into(), &declaration.schema);
    let planned = planned.map_err(|it| format!("{it:#?}"))?;
    let mut migrations = Vec::new();
    let mut unrecorded = Vec::new();
    for (position, planned) in planned.into_iter().enumerate() {
        let heading = Heading {
            version: Version::at(1_700_000_000 + start + position as u64),
            name: format!("step_{start}_{position}"),
            fingerprint: planned.fingerprint,
            position,
            is_first: start == 0 && position == 0,
            stage: Stage::Sealed,
            unrecorded: std::mem::take(&mut unrecorded),
        };
        if planned.recorded == Recorded::Later {
            unrecorded.clone_from(&heading.unrecorded);
            unrecorded.push(heading.entry());
        }
        let files = planner.files(before.into(), &heading, dialect);
        let files = files.map_err(|it| format!("{it:#?}"))?;
        migrations.push(
            Migration::new(
                heading.version.to_string().leak(),
                heading.name.leak(),
                files.up.leak(),
                files.down.leak(),
            )
            .in_transaction(files.metadata.is_none())
            .with_preflight(files.preflight.unwrap_or_default().leak()),
        );
    }
    Ok(migrations)
}

/// Whether the way from a spec to itself is empty.
fn nothing_to_do(side: &Side, dialect: Dialect) -> Result<(), String> {
    let declaration = &side.loaded.declaration;
    let schema = &declaration.schema;
    // As the lock keeps them.
    let intent = declaration.intent.unsealed(&declaration.intent.renames()).into_owned();
    let plan = plan::change(schema, schema, &intent, &declaration.settings, dialect);
    let plan = plan.map_err(|changes| format!("no way for {changes:#?}"))?;
    if plan.steps.is_empty() { Ok(()) } else { Err(plan.to_string()) }
}

fn leak(migrations: Vec<Migration>) -> &'static [Migration] {
    migrations.leak()
}

fn migrator(list: &'static [Migration]) -> Migrator {
    Migrator::new(&Migrations { sqlite: list, postgres: list, mysql: list })
}

/// An error with all that caused it.
#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn told(error: tablewright::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text = [&text, ": ", &cause.to_string()].concat();
        source = cause.source();
    }
    text
}

struct Story<'s> {
    pair: &'s Pair,
    dialect: Dialect,
    connection: &'s mut AnyConnection,
}

impl Story<'_> {
    /// Whether the database is what `side` declares, or empty.
    fn compare(&mut self, side: Option<&Side>) -> Result<(), String> {
        let empty = Schema::default();
        let declared = side.map_or(&empty, |side| &side.loaded.declaration.schema);
        let found = introspect(self.connection).map_err(told)?;
        let differences = differences(declared, &found, self.dialect);
        if differences.is_empty() {
            return Ok(());
        }
        Err(differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    /// Puts the rows in, in any order.
    fn fill(&mut self) -> Result<(), String> {
        let (start, end) = match self.dialect {
            Dialect::Sqlite => ("PRAGMA foreign_keys = OFF;", "PRAGMA foreign_keys = ON;"),
            Dialect::Postgres => {
                ("BEGIN; SET LOCAL session_replication_role = replica;", "COMMIT;")
            }
            // A zero in a numbered column would be the next number.
            Dialect::Mysql => (
                "SET foreign_key_checks = 0; SET @mode = @@sql_mode; \
                 SET sql_mode = CONCAT(@mode, ',NO_AUTO_VALUE_ON_ZERO');",
                "SET foreign_key_checks = 1; SET sql_mode = @mode;",
            ),
            Dialect::Mssql => ("", ""),
        };
        let script = [start, "\n", &self.pair.inserts(self.dialect), end].concat();
        let filled = self.connection.batch_execute(&script);
        filled.map_err(|error| error.to_string())?;
        if self.dialect == Dialect::Sqlite {
            let loose = "SELECT COUNT(*) AS n FROM pragma_foreign_key_check";
            let found = count(loose, self.connection)?;
            if found > 0 {
                return Err(format!("{found} rows refer to nothing"));
            }
        }
        Ok(())
    }

    fn ask(&mut self, state: State) -> Result<(), String> {
        for question in self.pair.questions(state, self.dialect) {
            let found = count(&question.query, self.connection)
                .map_err(|error| format!("{error}\n{}", question.query))?;
            if found == question.expected {
                continue;
            }
            let mut text = format!("{}: {found}, not {}", question.about, question.expected);
            for (condition, query) in &question.details {
                if count(query, self.connection)? == 0 {
                    text = [&text, "\nno row has ", condition].concat();
                }
            }
            return Err(text);
        }
        Ok(())
    }
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(query: &str, connection: &mut AnyConnection) -> Result<i64, String> {
    let found = tablewright::dispatch!(connection, |connection| {
        use diesel::RunQueryDsl;
        sql_query(query).get_result::<Count>(connection).map(|count| count.n)
    });
    found.map_err(|error| error.to_string())
}
