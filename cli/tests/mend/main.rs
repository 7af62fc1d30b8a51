//! Every change that somebody makes to a database by hand is found, named exactly, and mended by the SQL that
//! `tablewright verify --plan` prints, with the rows.

#[cfg(feature = "postgres")]
mod deviations;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;

use std::collections::BTreeSet;

use diesel::{RunQueryDsl, connection::SimpleConnection, dsl::sql, sql_types::BigInt};
use tablewright::{AnyConnection, connection};
use tablewright_cli::drift::{Difference, Drift, look};
use tablewright_codegen::{
    dialect::Dialect,
    plan::create,
    render::{envelope::whole, render, render_mending},
    schema::Declaration,
    spec::load_str,
};
use tablewright_testing::{Database, Failed, Scratch, Server, on};

/// A change, and all the paths under which it has to be told, or their beginnings.
type Mutation = (&'static str, &'static [&'static str]);

/// Rows that every one of the changes lets in.
const ROWS: &str = "\
    INSERT INTO author (id, name, email) VALUES (1, 'Ann', 'ann@example.org'), (2, 'Bo', NULL);
    UPDATE author SET mentor_id = 1 WHERE id = 2;
    INSERT INTO book (id, author_id, title, tier, pages, price, notes)
        VALUES (1, 1, 'One', 'A', 10, 9.50, '{}'), (2, 2, 'Two', 'B', 20, 12.25, '[1]');
    INSERT INTO tag (book_id, label, weight) VALUES (1, 'x', 0.5), (2, 'y', 0.5);";

/// What of the rows must be the same afterwards, as a number each.
const KEPT: &[&str] = &[
    "SELECT COUNT(*) FROM author JOIN author AS mentor ON author.mentor_id = mentor.id",
    "SELECT COUNT(*) FROM author WHERE (id = 1 AND name = 'Ann' AND email = 'ann@example.org')
         OR (id = 2 AND name = 'Bo' AND email IS NULL)",
    "SELECT COUNT(*) FROM book JOIN tag ON tag.book_id = book.id WHERE weight = 0.5
         AND ((title = 'One' AND tier = 'A' AND pages = 10 AND price = 9.50 AND pages_more = 11)
             OR (title = 'Two' AND tier = 'B' AND pages = 20 AND price = 12.25 AND pages_more = 21))",
];

/// A change that only a person can take back, what is told of it, and how it is taken back.
type ByHand = (&'static str, &'static str, &'static str);

fn main() {
    let all: &[(Database, &'static [Mutation], &'static [ByHand])] = &[
        (Database::Sqlite, sqlite::MUTATIONS, &[]),
        #[cfg(feature = "postgres")]
        (Database::Postgres, postgres::MUTATIONS, postgres::BY_HAND),
        #[cfg(feature = "mysql")]
        (Database::Mysql, mysql::MUTATIONS, mysql::BY_HAND),
    ];
    let trials = all.iter().copied().flat_map(|(database, mutations, by_hand)| {
        let mended =
            on(database, "every_change_by_hand_is_found_named_and_mended", move |scratch| {
                check_all(scratch.server, mutations)
            });
        let told =
            on(database, "what_no_plan_takes_back_is_told_with_what_to_do", move |scratch| {
                told_to_a_person(scratch.server, by_hand)?;
                match scratch.server {
                    #[cfg(feature = "mysql")]
                    Server::Mariadb => told_to_a_person(scratch.server, mysql::BY_HAND_ON_MARIADB),
                    _ => Ok(()),
                }
            });
        mended.into_iter().chain(told)
    });
    let trials = trials;
    #[cfg(feature = "postgres")]
    let trials = trials.chain(deviations::trials());
    tablewright_testing::run(trials.collect());
}

/// What only a person can put right is told until it is, and no plan touches it.
fn told_to_a_person(server: Server, all: &[ByHand]) -> Result<(), Failed> {
    let spec = include_str!("spec.yaml");
    let declared = load_str("spec.yaml", spec).map_err(|errors| format!("{errors:#?}"))?;
    let mut fixture = Fixture::new(server, &declared.declaration)?;
    for (change, told, back) in all {
        fixture.connection.batch_execute(change)?;
        let drift = look(&mut fixture.connection, &declared.declaration)?;
        let lines: Vec<String> =
            drift.by_hand().map(|(deviation, what)| format!("{deviation}: {what}")).collect();
        if lines.len() != 1 || !lines[0].starts_with(told) || drift.is_none() {
            return Err(format!("{change}\n    told {lines:?}, not {told}").into());
        }
        if !drift.mending.is_ok_and(|mending| mending.is_empty() && mending.plan.steps.is_empty()) {
            return Err(format!("{change}\n    a plan does something about it").into());
        }
        fixture.connection.batch_execute(back)?;
        let drift = look(&mut fixture.connection, &declared.declaration)?;
        if !drift.is_none() {
            return Err(format!("{back}\n    told {:?}", drift.deviations).into());
        }
    }
    Ok(())
}

fn check_all(server: Server, mutations: &[Mutation]) -> Result<(), Failed> {
    assert!(mutations.len() >= 40, "only {} changes", mutations.len());
    let spec = include_str!("spec.yaml");
    let loaded = load_str("spec.yaml", spec).map_err(|errors| format!("{errors:#?}"))?;
    let mut wrong = Vec::new();
    let mut fresh: Option<Fixture> = Some(Fixture::new(server, &loaded.declaration)?);
    let own = fresh.as_mut().map_or(Ok(&[][..]), |fixture| of_server(&mut fixture.connection))?;
    for mutation in mutations.iter().chain(own) {
        // Mended it is as good as new.
        let fixture = match fresh.take() {
            Some(fixture) => fixture,
            None => Fixture::new(server, &loaded.declaration)?,
        };
        match fixture.check(&loaded.declaration, mutation) {
            Ok(fixture) => fresh = Some(fixture),
            Err(failed) => {
                wrong.push(format!("{}\n    {}", mutation.0, failed.message().unwrap_or_default()));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n\n").into()) }
}

/// The changes that only this of the servers of one dialect knows.
fn of_server(connection: &mut AnyConnection) -> Result<&'static [Mutation], Failed> {
    match connection {
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => mysql::of_server(connection),
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(_) => Ok(&[]),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(&[]),
    }
}

/// A database with rows in it.
struct Fixture {
    connection: AnyConnection,
    /// What was unknown before.
    unknown: BTreeSet<String>,
    _scratch: Scratch,
}

impl Fixture {
    fn new(server: Server, declared: &Declaration) -> Result<Self, Failed> {
        let scratch = Scratch::new(server)?;
        let dialect =
            Dialect::from_keyword(server.database().keyword()).ok_or("no such dialect")?;
        let mut connection = connection::open(&scratch.url)?;
        let plan = create(&declared.schema, &declared.settings, dialect);
        connection.batch_execute(&render(&plan)?.to_sql())?;
        connection.batch_execute(ROWS)?;
        let drift = look(&mut connection, declared)?;
        if !drift.is_none() {
            let Drift { differences, deviations, .. } = drift;
            return Err(format!("untouched, but {differences:?} {deviations:?}").into());
        }
        Ok(Self { connection, unknown: BTreeSet::new(), _scratch: scratch })
    }

    fn check(mut self, declared: &Declaration, mutation: &Mutation) -> Result<Self, Failed> {
        let (change, expected) = mutation;
        self.connection.batch_execute(change)?;
        let drift = look(&mut self.connection, declared)?;
        let found = self.told(&drift);
        let is_told = |path: &&&str| found.iter().any(|found| found.starts_with(**path));
        let is_expected = |found: &&String| expected.iter().any(|path| found.starts_with(path));
        if !expected.iter().all(|path| is_told(&path)) || !found.iter().all(|it| is_expected(&it)) {
            return Err(format!("told {found:?}, not {expected:?}").into());
        }
        let mending =
            drift.mending.as_ref().map_err(|changes| format!("no way for {changes:?}"))?;
        let script = whole(&render_mending(&mending.plan)?).to_sql();
        if mending.is_empty() != script.is_empty() && drift.is_none() {
            return Err(format!("nothing differs, but {script}").into());
        }
        if !drift.is_none() {
            let run = self.connection.batch_execute(&script);
            run.map_err(|error| format!("{error}\n{script}"))?;
        }
        let after = look(&mut self.connection, declared)?;
        if !after.is_none() {
            let Drift { differences, deviations, .. } = after;
            return Err(format!("left {differences:?} {deviations:?}\n{script}").into());
        }
        self.unknown.extend(after.unknown_tables);
        self.unknown.extend(after.unknown_others);
        for (query, expected) in KEPT.iter().zip([1, 2, 2]) {
            let rows = sql::<BigInt>(query).get_result::<i64>(&mut self.connection)?;
            if rows != expected {
                return Err(format!("{rows} rows, not {expected}: {query}\n{script}").into());
            }
        }
        Ok(self)
    }

    /// The paths and deviations that are told, and what is unknown and was not before.
    fn told(&self, drift: &Drift) -> Vec<String> {
        let unknown = drift.unknown_tables.iter().chain(&drift.unknown_others);
        let unknown = unknown.filter(|name| !self.unknown.contains(*name));
        let paths = drift.differences.iter().map(Difference::path);
        let deviations = drift.deviations.iter().map(ToString::to_string);
        paths.chain(deviations).chain(unknown.map(|name| ["unknown ", name].concat())).collect()
    }
}
