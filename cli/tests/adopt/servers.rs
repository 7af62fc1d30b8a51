//! One spec that says some things for MySQL or MariaDB alone, on both: migrated, changed, reverted and adopted, each
//! time with what is that server's and nothing else.

use std::process::Command;

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_testing::{
    Database, Failed, Scratch, Server, Trial, on, on_server_with, own_command, program,
};

use crate::project::{Project, printed};

pub(crate) fn trials() -> Vec<Trial> {
    if !cfg!(feature = "mysql") {
        return Vec::new();
    }
    let mysql =
        |name: &str, test: fn(&Scratch) -> Result<(), Failed>| on(Database::Mysql, name, test);
    let diesel = program("TEST_DIESEL_CLI", "diesel");
    let by_diesel = Database::Mysql.servers().map(move |server| {
        let name = "the_diesel_command_runs_what_is_for_one_server_alone";
        let (needed, program) = ((diesel.is_some(), "no diesel command"), diesel.clone());
        on_server_with(server, name, needed, move |scratch| {
            by_diesel(&program.ok_or("found a moment ago")?, scratch)
        })
    });
    [
        mysql("what_is_for_one_server_alone_is_there_alone", migrated),
        mysql("a_database_joins_with_what_its_server_has", adopted),
        mysql("a_draft_that_only_one_server_refuses_is_not_sealed_there", refused),
        mysql("rows_are_asked_for_what_their_server_gets", asked),
    ]
    .into_iter()
    .flatten()
    .chain(by_diesel)
    .collect()
}

const FIRST: &str = "\
dialects: [mysql]
tables:
  hosts:
    columns:
      id: bigint auto_increment
      name: string(50) = 'x'
      address: { type: string(39)?, mysql: varchar(39), mariadb: inet6 }
      made: { type: text?, default: { mysql: \"'a'\", mariadb: \"'b'\" } }
      kind: integer? = 0
      twice: { type: integer?, generated: { as: { mysql: kind * 2, mariadb: kind + kind } } }
    primary_key: id
    unique:
      - { name: uq_name, columns: [name], only: [mariadb] }
    checks:
      - { name: ck_kind, check: kind >= 0, only: [mysql_proper] }
      - { name: ck_made, check: { mysql: made <> 'z', mariadb: made <> 'y' } }
    indexes:
      - { name: ix_kind, columns: [kind], only: [mariadb] }
      - { name: ix_made, columns: [kind, name], only: [mysql_proper] }
    triggers:
      fill:
        timing: before
        events: [insert]
        body: { mysql: none, mariadb: \"SET NEW.kind = 7; SET NEW.made = CONCAT(NEW.name, ';')\" }
      count:
        timing: before
        events: [update]
        body: { mysql: SET NEW.kind = 1, mariadb: SET NEW.kind = 2 }
  only_mariadb:
    only: [mariadb]
    columns: { id: bigint, host_id: { type: bigint?, references: hosts.id } }
    primary_key: id
  only_mysql:
    only: [mysql_proper]
    columns: { id: bigint, host_id: { type: bigint?, references: hosts.id } }
    primary_key: id
views:
  shown: { query: { mysql: SELECT id FROM hosts, mariadb: \"SELECT id, name FROM hosts\" } }
raw:
  functional:
    mysql_proper: { up: CREATE INDEX functional ON hosts ((kind + 1)), down: DROP INDEX functional ON hosts }
  numbers:
    mariadb: { up: CREATE SEQUENCE one START WITH 5; CREATE SEQUENCE two, down: DROP SEQUENCE two; DROP SEQUENCE one }
";

/// The same grown up: each server loses, gets and changes something.
fn second() -> String {
    [FIRST, "consents: [{ unique: hosts.uq_name }, { change_type: hosts.address }]\n"]
        .concat()
        .replace("mariadb: inet6 }", "mariadb: varchar(45) }")
        .replace(
            "      kind: integer? = 0\n",
            "      kind: integer? = 0\n      more: { type: text?, mariadb: tinytext }\n",
        )
        .replace("[name], only: [mariadb]", "[name], only: [mysql_proper]")
        .replace("[kind], only: [mariadb]", "[kind]")
        .replace("mysql: SET NEW.kind = 1", "mysql: SET NEW.kind = 3")
        .replace(
            "    mysql_proper: { up: CREATE INDEX functional",
            "    mysql: none\n    mysql_proper: { up: CREATE INDEX functional",
        )
        .replace("kind + 1", "kind + 3")
        .replace("query: { mysql: SELECT id FROM", "query: { mysql: SELECT name FROM")
}

/// What a database has, as the server tells it, in short.
const ALL: &str = "SELECT CONCAT_WS('\n',
    (SELECT GROUP_CONCAT(table_name ORDER BY table_name SEPARATOR ' ') FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name NOT LIKE '\\_\\_%'),
    (SELECT GROUP_CONCAT(column_name, ' ', data_type ORDER BY ordinal_position SEPARATOR ', ')
        FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'hosts'),
    (SELECT GROUP_CONCAT(DISTINCT index_name ORDER BY BINARY index_name SEPARATOR ' ')
        FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'hosts'),
    (SELECT GROUP_CONCAT(constraint_name ORDER BY BINARY constraint_name SEPARATOR ' ')
        FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()),
    (SELECT GROUP_CONCAT(trigger_name, ' ', action_statement ORDER BY trigger_name SEPARATOR ', ')
        FROM information_schema.triggers WHERE trigger_schema = DATABASE()),
    (SELECT GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ' ') FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'shown'))";

fn first_on(server: Server) -> &'static str {
    match server {
        Server::Mariadb => {
            "hosts one only_mariadb shown two
id bigint, name varchar, address inet6, made longtext, kind int, twice int
PRIMARY ix_kind uq_name
ck_made
count BEGIN
    SET NEW.kind = 2;
END, fill BEGIN
    SET NEW.kind = 7; SET NEW.made = CONCAT(NEW.name, ';');
END
id name"
        }
        Server::Sqlite | Server::Postgres | Server::Postgres18 | Server::Mysql97 => {
            "hosts only_mysql shown
id bigint, name varchar, address varchar, made longtext, kind int, twice int
PRIMARY functional ix_made
ck_kind ck_made
count BEGIN
    SET NEW.kind = 1;
END
id"
        }
    }
}

fn second_on(server: Server) -> &'static str {
    match server {
        Server::Mariadb => {
            "hosts one only_mariadb shown two
id bigint, name varchar, address varchar, made longtext, kind int, twice int, more tinytext
PRIMARY ix_kind
ck_made
count BEGIN
    SET NEW.kind = 2;
END, fill BEGIN
    SET NEW.kind = 7; SET NEW.made = CONCAT(NEW.name, ';');
END
id name"
        }
        Server::Sqlite | Server::Postgres | Server::Postgres18 | Server::Mysql97 => {
            "hosts only_mysql shown
id bigint, name varchar, address varchar, made longtext, kind int, twice int, more longtext
PRIMARY functional ix_kind ix_made uq_name
ck_kind ck_made
count BEGIN
    SET NEW.kind = 3;
END
name"
        }
    }
}

#[track_caller]
fn expect(scratch: &Scratch, expected: &str) -> Result<(), Failed> {
    let found = scratch.ask(ALL)?;
    assert_eq!(found.trim_end(), expected);
    Ok(())
}

fn migrated(scratch: &Scratch) -> Result<(), Failed> {
    let url = scratch.url.as_str();
    let mut project = Project::new(FIRST)?;
    project.run("migrate", url, &[], 0);
    expect(scratch, first_on(scratch.server))?;
    project.run("verify", url, &[], 0);

    let mut connection = connection::open(url)?;
    connection.batch_execute("INSERT INTO hosts (name) VALUES ('one')")?;
    project.seal(&second(), "second")?;
    project.run("migrate", url, &[], 0);
    expect(scratch, second_on(scratch.server))?;
    project.run("verify", url, &[], 0);

    // What the other server has is a difference here, and mended.
    let (other, path) = match scratch.server {
        Server::Mariadb => {
            ("ALTER TABLE hosts ADD CONSTRAINT ck_kind CHECK (kind >= 0)", "ck_kind")
        }
        Server::Sqlite | Server::Postgres | Server::Postgres18 | Server::Mysql97 => (
            "CREATE TABLE only_mariadb (id BIGINT PRIMARY KEY); DROP INDEX ix_made ON hosts",
            "ix_made",
        ),
    };
    connection.batch_execute(other)?;
    let (told, _) = project.run("verify", url, &[], 1);
    assert!(told.contains(path), "{told}");

    project.run("dev", url, &[], 0);
    project.run("verify", url, &[], 0);
    connection.batch_execute("DROP TABLE IF EXISTS only_mariadb_left")?;
    project.run("revert", url, &[], 0);
    let first = first_on(scratch.server);
    let first = match scratch.server {
        Server::Mariadb => first.to_owned(),
        Server::Sqlite | Server::Postgres | Server::Postgres18 | Server::Mysql97 => {
            first.replace("hosts only", "hosts only_mariadb only")
        }
    };
    expect(scratch, &first)?;
    assert_eq!(scratch.ask("SELECT name FROM hosts")?.trim_end(), "one");
    project.run("revert", url, &["--allow-loss"], 0);
    let left = scratch.ask(
        "SELECT COUNT(*) FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name NOT LIKE '\\_\\_%'",
    )?;
    assert_eq!(left.trim_end(), if scratch.server == Server::Mariadb { "0" } else { "1" });
    Ok(())
}

fn adopted(scratch: &Scratch) -> Result<(), Failed> {
    let url = scratch.url.as_str();
    let mut project = Project::new(FIRST)?;
    project.seal(&second(), "second")?;
    project.run("migrate", url, &[], 0);
    let mut connection = connection::open(url)?;
    connection.batch_execute(
        "DROP TABLE __tablewright_history, __diesel_schema_migrations, __tablewright_progress;
         ALTER TABLE hosts DROP INDEX ix_kind",
    )?;
    project.run("adopt", url, &["--apply", "--no-backup"], 0);
    expect(scratch, second_on(scratch.server))?;
    project.run("verify", url, &[], 0);
    Ok(())
}

/// SQL that only MariaDB refuses stops the seal that is proved there, and no other.
fn refused(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(FIRST)?;
    let wrong = FIRST.replace("SELECT id, name FROM hosts", "SELECT id, no_such FROM hosts");
    project.draft(&wrong)?;
    let root = scratch.url.as_str();
    let status = i32::from(scratch.server == Server::Mariadb);
    let mut command = own_command(env!("CARGO_BIN_EXE_tablewright"));
    command.current_dir(project.root()).args(["seal", "wrong", "--mysql", root]);
    let (_, errors) = printed(command.output()?, status);
    assert_eq!(errors.contains("no_such"), status == 1, "{errors}");
    Ok(())
}

/// A unique key that comes on one server is asked about there alone.
fn asked(scratch: &Scratch) -> Result<(), Failed> {
    let url = scratch.url.as_str();
    let mut project = Project::new(FIRST)?;
    project.run("migrate", url, &[], 0);
    let mut connection = connection::open(url)?;
    connection.batch_execute(
        "INSERT INTO hosts (name, made) VALUES ('one', 'q'); INSERT INTO hosts (name, made) VALUES ('two', 'q')",
    )?;
    let unique = "      - { name: uq_kind, columns: [kind], only: [mariadb] }\n";
    let consent = "consents: [{ unique: hosts.uq_kind }]\n";
    let spec = FIRST.replace("    checks:\n", &[unique, "    checks:\n"].concat());
    project.seal(&[&spec, consent].concat(), "unique")?;
    match scratch.server {
        Server::Mariadb => {
            let (out, errors) = project.run("migrate", url, &[], 1);
            let told = [out, errors].concat();
            assert!(told.contains("uq_kind"), "{told}");
        }
        Server::Sqlite | Server::Postgres | Server::Postgres18 | Server::Mysql97 => {
            project.run("migrate", url, &[], 0);
            project.run("verify", url, &[], 0);
        }
    }
    Ok(())
}

fn by_diesel(program: &std::path::Path, scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(FIRST)?;
    project.seal(&second(), "second")?;
    let diesel = |arguments: &[&str]| -> Result<(), Failed> {
        let mut command = Command::new(program);
        command.current_dir(project.root()).arg("migration").args(arguments);
        command.args(["--database-url", &scratch.url, "--migration-dir", "migrations/mysql"]);
        let output = command.output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    };
    diesel(&["run"])?;
    expect(scratch, second_on(scratch.server))?;
    project.run("verify", &scratch.url, &[], 0);
    diesel(&["redo"])?;
    expect(scratch, second_on(scratch.server))?;
    diesel(&["revert"])?;
    expect(scratch, first_on(scratch.server))?;
    diesel(&["revert"])
}
