//! Changes of a schema on real servers, with rows: up, down, up again, each time read back.
//!
//! Every golden case with a `before.yaml`, and every case in this folder, is applied: `before` is made, `rows.sql` puts rows in, the plan
//! leads to `schema.yaml`, back, and there again. After each the database must be what was declared, and
//! the counts of `kept.txt` must hold.

#[path = "../support/compare.rs"]
mod compare;
#[path = "../../../runtime/tests/support/kept.rs"]
mod kept;
#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod modes;
mod sealed;

use std::{
    fs,
    path::{Path, PathBuf},
};

use diesel::{connection::SimpleConnection, sql_query, sql_types::BigInt};
use tablewright::{
    AnyConnection, Migration, connection,
    preflight::{self, Preflight},
};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{Half, Pair, Plan, Stages, change, create, precheck::prechecks},
    render::{Transaction, precheck::preflight_file, render},
    schema::{Declaration, Schema, intent::Intent},
    spec,
};
use tablewright_testing::{Database, Failed, Scratch, on};

use compare::compare;
use linked::is_linked;

fn main() {
    let mut trials = Vec::new();
    for (name, case) in cases() {
        for database in Database::ALL.into_iter().filter(|it| is_linked(*it)) {
            let name = ["up_down_and_up_again_keep_the_rows::", &name].concat();
            let case = case.clone();
            trials.extend(on(database, &name, move |scratch| there_and_back(&case, scratch)));
        }
    }
    for database in Database::ALL.into_iter().filter(|it| is_linked(*it)) {
        let name = "names_that_are_swapped_in_the_spec_are_swapped_once";
        trials.extend(on(database, name, sealed::swapped_names_are_sealed_once));
    }
    trials.extend(modes::trials());
    for (name, case) in cases().into_iter().filter(|_| cfg!(feature = "postgres")) {
        let name = ["safe_forms_lead_there_and_back::", &name].concat();
        trials.extend(on(Database::Postgres, &name, move |scratch| safely(&case, scratch)));
    }
    assert!(!trials.is_empty(), "no golden case has a before.yaml");
    tablewright_testing::run(trials);
}

fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../codegen/tests/golden", "tests/changes"];
    let folders = folders.iter().filter_map(|folder| fs::read_dir(root.join(folder)).ok());
    let mut cases: Vec<_> = folders
        .flatten()
        .flatten()
        .map(|entry| (entry.file_name().display().to_string(), entry.path()))
        .filter(|(_, path)| path.join("before.yaml").exists())
        .collect();
    cases.sort();
    cases
}

fn there_and_back(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let before = load(&case.join("before.yaml"))?;
    let after = load(&case.join("schema.yaml"))?;
    if !after.settings.dialects.contains(dialect) {
        return Ok(());
    }
    let back = after.intent.reversed(&before.schema);
    let up = plan(&before.schema, &after.schema, &after.intent, &after, dialect)?;
    let down = plan(&after.schema, &before.schema, &back, &after, dialect)?;
    let kept = fs::read_to_string(case.join("kept.txt")).unwrap_or_default();

    let mut connection = connection::open(&scratch.url)?;
    let connection = &mut connection;
    apply("before", connection, &create(&before.schema, &before.settings, dialect))?;
    compare("before", &before.schema, connection, dialect)?;
    let rows = fs::read_to_string(case.join("rows.sql")).unwrap_or_default();
    if !rows.trim().is_empty() {
        connection.batch_execute(&rows)?;
    }
    let prechecks = prechecks(&before.schema, &after.schema, &after.intent, dialect);
    let questions = preflight_file("1", "change", &prechecks, dialect).unwrap_or_default();
    for turn in ["up", "up again"] {
        ask(turn, connection, &questions)?;
        // Diesel's own tool leaves the session where it is: that must not matter to a migration.
        zone(connection, dialect, ELSEWHERE)?;
        apply(turn, connection, &up)?;
        zone(connection, dialect, UTC)?;
        compare(turn, &after.schema, connection, dialect)?;
        count(turn, "[up]", &kept, connection)?;
        zone(connection, dialect, ELSEWHERE)?;
        apply("down", connection, &down)?;
        zone(connection, dialect, UTC)?;
        compare("down", &before.schema, connection, dialect)?;
        count("down", "[down]", &kept, connection)?;
    }
    Ok(())
}

const ELSEWHERE: &str = "'-05:00'";
const UTC: &str = "'+00:00'";

/// Gives the session a time zone, where it has one.
fn zone(connection: &mut AnyConnection, dialect: Dialect, zone: &str) -> Result<(), Failed> {
    let set = match dialect {
        Dialect::Postgres => "SET TIME ZONE INTERVAL ",
        Dialect::Mysql => "SET time_zone = ",
        Dialect::Sqlite | Dialect::Mssql => return Ok(()),
    };
    let unit = if dialect == Dialect::Postgres { " HOUR TO MINUTE" } else { "" };
    Ok(connection.batch_execute(&[set, zone, unit].concat())?)
}

/// The same by the several migrations that PostgreSQL gets, where a case has several.
fn safely(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let before = load(&case.join("before.yaml"))?.schema;
    let Declaration { schema: after, intent, settings, .. } = load(&case.join("schema.yaml"))?;
    let stages = Stages::new(&before, &after, &intent, &settings);
    if stages.count() == 1 {
        return Ok(());
    }
    let back = intent.reversed(&before);
    let there = Half::Up(Pair { before: &before, after: &after }, &intent);
    let back = Half::Down(Pair { before: &after, after: &before }, &back);
    let kept = fs::read_to_string(case.join("kept.txt")).unwrap_or_default();
    let connection = &mut connection::open(&scratch.url)?;
    apply("before", connection, &create(&before, &settings, Dialect::Postgres))?;
    let rows = fs::read_to_string(case.join("rows.sql")).unwrap_or_default();
    if !rows.trim().is_empty() {
        connection.batch_execute(&rows)?;
    }
    let plan = |position, half| {
        let plan = stages.plan(position, half, &settings, Dialect::Postgres);
        plan.map_err(|changes| Failed::from(format!("no way for {changes:#?}")))
    };
    for turn in ["up", "up again"] {
        for position in 0..stages.count() {
            apply(turn, connection, &plan(position, there)?)?;
        }
        compare(turn, &after, connection, Dialect::Postgres)?;
        count(turn, "[up]", &kept, connection)?;
        for position in (0..stages.count()).rev() {
            apply("down", connection, &plan(position, back)?)?;
        }
        compare("down", &before, connection, Dialect::Postgres)?;
        count("down", "[down]", &kept, connection)?;
    }
    Ok(())
}

/// The rows fit, and every question has its answer: no good migration is held up.
fn ask(turn: &str, connection: &mut AnyConnection, questions: &str) -> Result<(), Failed> {
    let migration: &'static Migration = Box::leak(Box::new(
        Migration::new("1", "change", "", "").with_preflight(questions.to_owned().leak()),
    ));
    let asked = preflight::ask(connection, &[migration])?;
    if asked == Preflight::default() {
        return Ok(());
    }
    Err(format!("before {turn}: {asked:#?}\n{questions}").into())
}

fn load(path: &Path) -> Result<Declaration, Failed> {
    let loaded = spec::load(path).map_err(|diagnostics| format!("{diagnostics:#?}"))?;
    Ok(loaded.declaration)
}

fn plan(
    before: &Schema,
    after: &Schema,
    intent: &Intent,
    declaration: &Declaration,
    dialect: Dialect,
) -> Result<Plan, Failed> {
    change(before, after, intent, &declaration.settings, dialect)
        .map_err(|changes| format!("no way for {changes:#?}").into())
}

fn apply(turn: &str, connection: &mut AnyConnection, plan: &Plan) -> Result<(), Failed> {
    let script = render(plan)?;
    let sql = script.to_sql();
    if sql.trim().is_empty() {
        return Ok(());
    }
    let sql = match plan.dialect {
        Dialect::Postgres if script.transaction() == Transaction::Refused => sql,
        // As the migration files do: a table cannot be copied while its children look for it.
        Dialect::Sqlite if script.transaction() == Transaction::Refused => {
            let (start, end) =
                ("PRAGMA foreign_keys = OFF;\nBEGIN;\n", "COMMIT;\nPRAGMA foreign_keys = ON;\n");
            [start, &sql, end].concat()
        }
        Dialect::Postgres | Dialect::Sqlite => ["BEGIN;\n", &sql, "COMMIT;\n"].concat(),
        Dialect::Mysql | Dialect::Mssql => sql,
    };
    let result = connection.batch_execute(&sql);
    result.map_err(|error| Failed::from(format!("{turn}: {error}\n\n{sql}")))
}

/// Checks the lines `COUNT: FROM …` of one section of `kept.txt`.
fn count(
    turn: &str,
    section: &str,
    kept: &str,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    for (expected, rest) in kept::section(kept, section)? {
        let query = ["SELECT count(*) AS n ", rest].concat();
        let found = run_count(&query, connection)
            .map_err(|error| Failed::from(format!("{turn}: {query}: {error}")))?;
        if found.to_string() != expected {
            return Err(format!("{turn}: {query}: {found}, not {expected}").into());
        }
    }
    Ok(())
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn run_count(query: &str, connection: &mut AnyConnection) -> diesel::QueryResult<i64> {
    tablewright::dispatch!(connection, |connection| {
        use diesel::RunQueryDsl;
        sql_query(query).get_result::<Count>(connection).map(|count| count.n)
    })
}
