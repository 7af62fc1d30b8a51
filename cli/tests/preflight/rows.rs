//! Rows that a migration would be refused for are told before it starts.

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection, migrate::Target};
use tablewright_cli::introspect::introspect;
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on, on_server_with, program};

use crate::{
    cases::Case,
    project::{Package, SPEC, changed},
    support::on_each,
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Case::all()
        .expect("the cases can be read")
        .into_iter()
        .flat_map(|case| {
            let name = ["unfit_rows_are_told_and_nothing_is_started::", &case.change.name].concat();
            on_each(&name, move |scratch, connection| check(&case, scratch, connection))
        })
        .collect();
    trials.extend(on_each("what_a_data_step_mends_is_not_asked", mended));
    trials.extend(on_each("what_an_earlier_migration_changes_is_asked_behind_it", waits));
    trials.extend(on_each("redo_asks_when_all_is_taken_back_and_says_what_stays_so", redone));
    trials.extend(on_each("a_question_that_fails_decides_nothing", unanswered));
    let needed = (program("TEST_DIESEL_CLI", "diesel").is_some(), "no diesel command");
    let name = "diesels_command_leaves_the_questions_alone";
    trials.extend(Server::ALL.map(|server| on_server_with(server, name, needed, left_alone)));
    trials.extend(on_each("of_several_migrations_of_one_draft_the_first_asks", several));
    if cfg!(feature = "mysql") {
        let name = "columns_of_unlike_form_on_both_sides_of_a_foreign_key_are_told";
        trials.extend(on(Database::Mysql, name, forms));
    }
    trials
}

fn check(case: &Case, scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let spec = &case.change.after;
    let package = Package::migrated(scratch, &case.change.before)?;
    connection.batch_execute(&case.change.rows)?;
    package.seal(spec)?;
    if !case.is_refused_by(scratch.database) {
        package.run(&["migrate"], 0);
        return Ok(());
    }
    let before = State::of(scratch, connection)?;
    let said = package.run(&["migrate"], 1);
    assert_eq!(said.errors, "nothing has been started\n");
    assert!(said.out.contains(&["error[E0652]: ", case.finding()?, "\n"].concat()), "{}", said.out);
    let line = 1 + spec.lines().position(|line| line.ends_with("# here")).ok_or("no place")?;
    assert!(said.out.contains(&format!("--> schema.yaml:{line}:")), "{}", said.out);
    assert!(said.out.contains("`2025-11-24-170000_change_1` would be refused for it"));
    if case.change.name == "values_that_a_check_refuses" {
        assert_eq!(said.out, include_str!("said/E0652_check.stderr"));
    }
    let said = package.run(&["migrate", "--format", "json"], 1);
    let found: serde_json::Value = serde_json::from_str(&said.out)?;
    assert_eq!(found["findings"][0]["change"], case.reference()?, "{found}");
    before.is_still(scratch, connection)?;

    connection.batch_execute(&case.mend)?;
    let said = package.run(&["migrate"], 0);
    assert_eq!(said.errors, "", "{}", said.out);
    assert_eq!(connection.history()?.len(), 2);
    Ok(())
}

/// All that a migration could change.
struct State {
    bytes: Option<Vec<u8>>,
    schema: tablewright_codegen::schema::Schema,
    history: Vec<tablewright::migrate::HistoryEntry>,
}

impl State {
    fn of(scratch: &Scratch, connection: &mut AnyConnection) -> Result<Self, Failed> {
        let bytes = match scratch.database {
            Database::Sqlite => {
                connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
                Some(std::fs::read(scratch.path())?)
            }
            Database::Postgres | Database::Mysql => None,
        };
        Ok(Self { bytes, schema: introspect(connection)?, history: connection.history()? })
    }

    #[track_caller]
    fn is_still(&self, scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
        let now = Self::of(scratch, connection)?;
        assert!(self.bytes == now.bytes, "the file has changed");
        assert_eq!(self.schema, now.schema);
        assert_eq!(self.history, now.history);
        Ok(())
    }
}

fn mended(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    connection.batch_execute(
        "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann'); INSERT INTO book (id) VALUES (1)",
    )?;
    // The step for the names removes the author whose tier would not fit either.
    package.seal(&changed(&[
        ("tier: string(10)?", "tier: string(10) = 'A'"),
        ("title: string(50)?", "title: string(50)"),
        ("    primary_key: id\n", "    primary_key: id\n    unique:\n      - [name]\n"),
        (
            "",
            "consents: [{ not_null: author.tier }, { not_null: book.title }]\ndata_steps:\n\
             \x20 - name: one of each name\n    before: { unique: author.uq_author_name }\n\
             \x20   up: \"DELETE FROM author WHERE id > 1; UPDATE author SET tier = 'A'\"\n    down: none\n",
        ),
    ]))?;
    let text = std::fs::read_to_string(
        package.migrations().join("2025-11-24-170000_change_1").join("preflight.sql"),
    )?;
    assert!(text.contains("rows first: unique: author.uq_author_name\n"), "{text}");
    assert!(!text.contains("\n-- unique"), "{text}");
    let said = package.run(&["migrate"], 1);
    assert!(said.out.contains("rows of `book` without `title`: 1 (id = 1)"), "{}", said.out);
    assert!(!said.out.contains("author"), "{}", said.out);
    connection.batch_execute("UPDATE book SET title = 'x'")?;
    package.run(&["migrate"], 0);
    Ok(())
}

fn waits(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    connection.batch_execute("INSERT INTO author (id) VALUES (1)")?;
    package.seal(&changed(&[("score: integer?", "score: integer?\n      born: integer?")]))?;
    let both = [
        ("score: integer?", "score: integer?\n      born: integer"),
        ("title: string(50)?", "title: string(50)"),
        ("", "consents: [{ not_null: author.born }, { not_null: book.title }]\n"),
    ];
    package.seal(&changed(&both))?;
    let said = package.run(&["migrate"], 1);
    let name = |number| format!("2025-11-24-1{}0000_change_{number}", 6 + number);
    let waiting = format!(
        "not asked yet: `not_null: author.born` of `{}`: it waits for `{}`\n",
        name(2),
        name(1)
    );
    assert!(said.errors.starts_with(&waiting), "{}", said.errors);
    assert!(said.errors.ends_with(&format!("applied before that: `{}`\n", name(1))));
    assert!(said.out.contains("rows of `author` without `born`: 1 (id = 1)"), "{}", said.out);
    assert_eq!(connection.history()?.len(), 2);

    // What does not wait is asked before the first.
    package.run(&["revert"], 0);
    connection.batch_execute("INSERT INTO book (id) VALUES (4)")?;
    let said = package.run(&["migrate"], 1);
    assert!(said.errors.ends_with("nothing has been started\n"), "{}", said.errors);
    assert!(said.out.contains("rows of `book` without `title`: 1 (id = 4)"), "{}", said.out);
    assert_eq!(connection.history()?.len(), 1);

    connection.batch_execute("DELETE FROM author; DELETE FROM book")?;
    package.run(&["migrate"], 0);
    assert_eq!(connection.history()?.len(), 3);
    Ok(())
}

/// The rows that have come since have no value for a column that the way there makes anew.
fn redone(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.seal(&changed(&[("score: integer?", "score: integer?\n      height: integer?")]))?;
    let spec = changed(&[
        ("score: integer?", "score: integer?\n      height: integer?\n      born: integer # here"),
        ("", "consents: [{ not_null: author.born }]\n"),
    ]);
    package.seal(&spec)?;
    package.run(&["migrate"], 0);
    assert_eq!(package.run(&["redo"], 0).errors, "");
    let names = [1, 2].map(|number| format!("2025-11-24-1{}0000_change_{number}", 6 + number));
    let refused = |arguments: &[&str]| {
        connection::open(&scratch.url)?
            .batch_execute("INSERT INTO author (id, born) VALUES (7, 1990)")?;
        let said = package.run(arguments, 1);
        let finds = "for which the new `born` has no value: 1 (id = 7)";
        assert!(said.out.contains(finds), "{}", said.out);
        Ok::<_, Failed>(said.errors)
    };
    assert_eq!(
        refused(&["redo", "--allow-loss"])?,
        format!("taken back before that: `{}`\n", names[1])
    );
    assert_eq!(connection.history()?.len(), 2);
    let plain = package.run(&["migrate", "--no-preflight"], 3);
    assert!(plain.errors.starts_with("error[E0651]"), "{}", plain.errors);
    connection.batch_execute("DELETE FROM author")?;
    package.run(&["migrate"], 0);

    // What waits for the first of two is asked when that one is there again.
    let version = format!("{}_change_0", "2025-11-24-160000");
    let errors = refused(&["redo", "--to", &version, "--allow-loss"])?;
    assert!(
        errors.ends_with(&format!(
            "applied before that: `{}`\ntaken back before that: `{}`\n",
            names[0], names[1]
        )),
        "{errors}"
    );
    assert_eq!(connection.history()?.len(), 2);
    connection.batch_execute("DELETE FROM author")?;
    package.run(&["migrate"], 0);

    connection.batch_execute("INSERT INTO author (id, born) VALUES (7, 1990)")?;
    let plain = package.run(&["redo", "--no-preflight", "--allow-loss"], 3);
    assert!(plain.errors.starts_with("error[E0651]"), "{}", plain.errors);
    Ok(())
}

fn unanswered(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.seal(&changed(&[("score: integer?", "score: integer?\n      born: integer?")]))?;
    connection.batch_execute("INSERT INTO book (id) VALUES (1)")?;
    package.forget_lock()?;
    let file = package.migrations().join("2025-11-24-170000_change_1").join("preflight.sql");
    std::fs::write(
        file,
        "-- check: a.b\nSELECT nowhere AS shown FROM nothing;\n\n-- check: c.d\nDELETE FROM book;\n",
    )?;
    let said = package.run(&["migrate"], 0);
    let told =
        |change: &str| ["not known: `", change, "` of `2025-11-24-170000_change_1`: "].concat();
    assert!(said.errors.contains(&told("check: a.b")), "{}", said.errors);
    assert!(said.errors.contains(&told("check: c.d")), "{}", said.errors);
    assert_eq!(connection.texts("SELECT CAST(id AS CHAR(1)) AS shown FROM book")?, ["1"]);
    assert_eq!(connection.history()?.len(), 2);
    Ok(())
}

fn left_alone(scratch: &Scratch) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.seal(&changed(&[
        ("tier: string(10)?", "tier: string(10)"),
        ("", "consents: [{ not_null: author.tier }]\n"),
    ]))?;
    let folder = package.migrations().join("2025-11-24-170000_change_1");
    assert!(folder.join("preflight.sql").exists());
    std::fs::write(package.root().join("diesel.toml"), "")?;
    for arguments in [["run"].as_slice(), &["redo"], &["list"]] {
        let output = std::process::Command::new(program("TEST_DIESEL_CLI", "diesel").unwrap())
            .current_dir(package.root())
            .arg("migration")
            .args(arguments)
            .args(["--database-url", &scratch.url, "--migration-dir"])
            .arg(package.migrations())
            .output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let mut connection = connection::open(&scratch.url)?;
    assert_eq!(connection.history()?.len(), 2);
    Ok(())
}

/// PostgreSQL builds and proves in migrations of their own, and the others get them too.
fn several(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    connection.batch_execute("INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann')")?;
    let spec = changed(&[
        ("    primary_key: id\n", "    primary_key: id\n    unique:\n      - [name] # here\n"),
        ("tier: string(10)?", "tier: string(10)"),
        ("", "consents: [{ unique: author.uq_author_name }, { not_null: author.tier }]\n"),
    ]);
    package.seal(&spec.replace("postgres_safe_forms: false", "postgres_safe_forms: true"))?;
    let before = State::of(scratch, connection)?;
    let said = package.run(&["migrate"], 1);
    assert!(said.errors.contains("nothing has been started\n"), "{}", said.errors);
    assert!(said.out.contains("values of `name` that several rows of `author` have: 1"));
    assert!(said.out.contains("rows of `author` without `tier`: 2 (id = 1; 2)"), "{}", said.out);
    before.is_still(scratch, connection)?;
    connection.batch_execute("UPDATE author SET tier = 'A'; DELETE FROM author WHERE id = 2")?;
    package.run(&["migrate"], 0);
    assert!(connection.history()?.len() > 2);
    assert_eq!(package.run(&["repair"], 0).out, "nothing to mend\n");
    Ok(())
}

/// Tables that somebody has converted since: the spec does not know of it.
fn forms(scratch: &Scratch) -> Result<(), Failed> {
    let text = changed(&[
        ("id: bigint\n      name: string(50)?", "id: string(20)\n      name: string(50)?"),
        ("author_id: bigint?", "author_id: string(20)?"),
    ]);
    let package = Package::migrated(scratch, &text)?;
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(
        "ALTER TABLE author CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
    )?;
    let with_key = text.replace(
        "author_id: string(20)?",
        "author_id: { type: string(20)?, references: author.id } # here",
    );
    let with_table = with_key.replace(
        "  book:\n",
        "  shelf:\n    columns:\n      id: { type: string(20), references: author.id }\n    primary_key: id\n  book:\n",
    );
    package
        .seal(&[&with_table, "consents: [{ foreign_key: book.fk_book_author_id }]\n"].concat())?;
    let before = State::of(scratch, &mut connection)?;
    let said = package.run(&["migrate"], 1);
    let both = "book.author_id is varchar(20) utf8mb4_bin, and author.id is varchar(20) utf8mb4_general_ci";
    assert!(said.out.contains(both), "{}", said.out);
    let new =
        "id is to be varchar(20) utf8mb4_bin, and author.id is varchar(20) utf8mb4_general_ci";
    assert!(said.out.contains(new), "{}", said.out);
    assert!(said.out.contains("= help: give both sides"), "{}", said.out);
    before.is_still(scratch, &mut connection)?;
    connection
        .batch_execute("ALTER TABLE author CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")?;
    package.run(&["migrate"], 0);
    Ok(())
}
