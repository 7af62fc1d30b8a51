//! One spec from three databases of one schema.

use std::path::Path;

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection};
use tablewright_cli::{
    drift::{differences, look},
    import::{Imported, Standing, import_all},
    introspect::{Namespaces, dialect_of, introspect_in},
};
use tablewright_codegen::{
    delta::Difference,
    dialect::Dialect,
    plan::{Mending, create},
    spec,
};
use tablewright_testing::{Failed, Scratch, Server, Trial, golden_specs, on_server_with};

use crate::support::{apply, must_be_sound};

pub(crate) fn trials() -> Vec<Trial> {
    if !cfg!(feature = "postgres") || !cfg!(feature = "mysql") {
        return Vec::new();
    }
    let mut trials = Vec::new();
    for (name, case) in golden_specs() {
        let name = ["three_databases_of_one_schema_give_one_spec::", &name].concat();
        trials.extend(on_sets(&name, move |set| together(&case, set)));
    }
    for apart in APART {
        let name = ["databases_that_grew_apart_lose_nothing::", apart.name].concat();
        trials.extend(on_sets(&name, move |set| grown_apart(apart, set)));
    }
    trials.extend(on_sets("what_databases_do_not_agree_about_is_told", disagreeing));
    trials
}

/// A trial for the system's own servers, and one for the others, each with SQLite.
fn on_sets<F>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn([&Scratch; 3]) -> Result<(), Failed> + Clone + Send + 'static,
{
    let sets = [(Server::Postgres, Server::Mariadb), (Server::Postgres18, Server::Mysql97)];
    let trial = |(postgres, mysql): (Server, Server)| {
        let test = test.clone();
        let needed = (postgres.is_there(), "no server");
        on_server_with(mysql, name, needed, move |scratch| {
            test([&Scratch::new(Server::Sqlite)?, &Scratch::new(postgres)?, scratch])
        })
    };
    sets.map(trial).into()
}

fn open(scratches: [&Scratch; 3]) -> Result<Vec<AnyConnection>, Failed> {
    scratches.into_iter().map(|scratch| Ok(connection::open(&scratch.url)?)).collect()
}

fn merged(connections: &mut [AnyConnection]) -> Result<Imported, Failed> {
    let mut namespaces = Namespaces::default();
    for connection in connections.iter_mut() {
        let all = Namespaces::all(connection)?;
        if !all.names().is_empty() {
            namespaces = all;
        }
    }
    let imported = import_all(connections, &namespaces)?;
    must_be_sound(&imported.spec)?;
    for connection in connections {
        let dialect = dialect_of(connection);
        let found = introspect_in(connection, &namespaces)?;
        let mut found = differences(&imported.declaration.schema, &found, dialect);
        found.retain(|difference| !is_told(&imported, dialect, &difference.path()));
        let found = but_for_names(found);
        if let Some(difference) = found.first() {
            return Err(format!("{dialect}: {difference}\n{}", imported.spec).into());
        }
    }
    Ok(imported)
}

/// The differences without those of names: of a primary key, and of as many constraints of a kind that are missing as
/// there are too many. All of them are told by one remark.
fn but_for_names(found: Vec<Difference>) -> Vec<Difference> {
    let kind = |difference: &Difference| {
        let path = difference.path();
        let is_constraint =
            path.contains(" › unique_constraints › ") || path.contains(" › foreign_keys › ");
        is_constraint.then(|| path.rsplit_once(" › ").map(|(kind, _)| kind.to_owned())).flatten()
    };
    let count = |wanted: &Difference, end: &str| {
        let same = |it: &&Difference| kind(it) == kind(wanted) && it.to_string().ends_with(end);
        found.iter().filter(same).count()
    };
    let is_name = |difference: &Difference| {
        difference.path().ends_with(" › primary_key › name")
            || kind(difference).is_some()
                && count(difference, "missing") == count(difference, "not in the spec")
    };
    let names: Vec<bool> = found.iter().map(is_name).collect();
    let all = found.into_iter().zip(names);
    all.filter(|(_, is_name)| !is_name).map(|(difference, _)| difference).collect()
}

/// Whether the report names the last name of the path.
fn is_told(imported: &Imported, dialect: Dialect, path: &str) -> bool {
    let names: Vec<&str> = path.split(" › ").collect();
    imported.unexpressed.iter().any(|thing| {
        let mut words = thing.object.split(['`', '.']);
        thing.dialect.is_none_or(|it| it == dialect) && words.any(|word| names.contains(&word))
    })
}

fn together(case: &Path, scratches: [&Scratch; 3]) -> Result<(), Failed> {
    let loaded = spec::load(case).map_err(|diagnostics| format!("{diagnostics:#?}"))?;
    let declared = loaded.declaration;
    let in_use = |dialect: &Dialect| declared.settings.dialects.contains(*dialect);
    let mut connections = open(scratches)?;
    connections.retain(|connection| in_use(&dialect_of(connection)));
    for connection in &mut connections {
        let dialect = dialect_of(connection);
        apply(connection, &create(&declared.schema, &declared.settings, dialect))?;
    }
    let imported = merged(&mut connections)?;
    let mut told = imported.unexpressed.iter();
    match told.find(|thing| thing.standing < Standing::Differs) {
        Some(thing) => Err(format!("{thing}\n{}", imported.spec).into()),
        None => Ok(()),
    }
}

const SQLITE: &str = "
CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, born DATE, note TEXT DEFAULT 'x');
CREATE TABLE only_here (id INTEGER PRIMARY KEY);
CREATE INDEX by_name ON person (name);
";
const POSTGRES: &str = "
CREATE TABLE person (id integer GENERATED BY DEFAULT AS IDENTITY CONSTRAINT person_key PRIMARY KEY,
    name varchar(30), born date, note text DEFAULT 'y', extra jsonb);
";
const MYSQL: &str = "
CREATE TABLE person (id integer AUTO_INCREMENT PRIMARY KEY, name varchar(20) COLLATE utf8mb4_bin NOT NULL, born date,
    note longtext COLLATE utf8mb4_bin DEFAULT ('x'), KEY by_name (name)) COLLATE utf8mb4_bin;
";

/// Databases that grew apart, what the spec says of it, and what the report says.
struct Apart {
    name: &'static str,
    /// SQLite, PostgreSQL, MySQL.
    sql: [Option<&'static str>; 3],
    says: &'static [&'static str],
    told: &'static [&'static str],
}

const APART: &[Apart] = &[
    Apart {
        name: "two_foreign_keys_of_one_column",
        sql: [
            Some(
                "CREATE TABLE p (id INTEGER PRIMARY KEY);
                 CREATE TABLE u (id INTEGER PRIMARY KEY, a INTEGER REFERENCES p (id) ON DELETE CASCADE,
                    FOREIGN KEY (a) REFERENCES p (id) ON DELETE SET NULL);",
            ),
            Some(
                "CREATE TABLE p (id bigint PRIMARY KEY);
                 CREATE TABLE u (id bigint PRIMARY KEY, a bigint REFERENCES p (id) ON DELETE SET NULL);",
            ),
            None,
        ],
        says: &[
            "- { columns: [a], references: p.id, on_delete: cascade, only: [sqlite] }",
            "- { name: u_a_fkey, columns: [a], references: p.id, on_delete: set_null }",
        ],
        told: &["foreign key `fk_u_a` of table `u` exists in SQLite only"],
    },
    Apart {
        name: "one_foreign_key_with_three_actions",
        sql: [
            Some(
                "CREATE TABLE p (id INTEGER PRIMARY KEY);
                 CREATE TABLE u (id INTEGER PRIMARY KEY, a INTEGER REFERENCES p (id) ON DELETE CASCADE);",
            ),
            Some(
                "CREATE TABLE p (id bigint PRIMARY KEY);
                 CREATE TABLE u (id bigint PRIMARY KEY, a bigint REFERENCES p (id) ON DELETE SET NULL);",
            ),
            Some(
                "CREATE TABLE p (id bigint PRIMARY KEY) COLLATE utf8mb4_bin;
                 CREATE TABLE u (id bigint PRIMARY KEY, a bigint, FOREIGN KEY (a) REFERENCES p (id)) COLLATE utf8mb4_bin;",
            ),
        ],
        says: &["on_delete: { sqlite: cascade, postgres: set_null, mysql: no_action }"],
        told: &[
            "`on_delete` of foreign key `u_ibfk_1` of table `u` is not the same: CASCADE in SQLite; SET NULL in PostgreSQL; NO ACTION in MySQL/MariaDB",
        ],
    },
    Apart {
        name: "a_constraint_name_on_two_tables",
        sql: [
            Some(
                "CREATE TABLE a (id INTEGER PRIMARY KEY, x INTEGER, CONSTRAINT un UNIQUE (x));
                 CREATE TABLE b (id INTEGER PRIMARY KEY, x INTEGER, CONSTRAINT un UNIQUE (x));",
            ),
            Some(
                "CREATE TABLE a (id bigint PRIMARY KEY, x bigint, CONSTRAINT a_un UNIQUE (x));
                 CREATE TABLE b (id bigint PRIMARY KEY, x bigint, CONSTRAINT b_un UNIQUE (x));",
            ),
            None,
        ],
        says: &["- { name: a_un, columns: [x] }", "- { name: b_un, columns: [x] }"],
        told: &[],
    },
    Apart {
        name: "numbers_of_a_sequence",
        sql: [
            None,
            Some("CREATE SEQUENCE t_seq; CREATE TABLE t (id integer PRIMARY KEY DEFAULT nextval('t_seq'));"),
            Some("CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY) COLLATE utf8mb4_bin;"),
        ],
        says: &[
            "default: { postgres: nextval('t_seq'::regclass) }",
            "auto_increment: { postgres: false, mysql: true }",
        ],
        told: &[
            "a new row's value of column `t.id` is not the same: a default in PostgreSQL; a number in MySQL/MariaDB",
        ],
    },
    Apart {
        name: "whole_numbers_of_two_widths",
        sql: [
            Some("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER);"),
            Some("CREATE TABLE t (id bigint PRIMARY KEY, n bigint);"),
            None,
        ],
        says: &["\"n\": { type: bigint?, sqlite: INTEGER }"],
        told: &[],
    },
    Apart {
        name: "an_index_name_on_two_tables",
        sql: [
            Some(
                "CREATE TABLE p (id INTEGER PRIMARY KEY);
                 CREATE TABLE x (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id)); CREATE INDEX kp ON x (p);
                 CREATE TABLE y (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id));",
            ),
            None,
            Some(
                "CREATE TABLE p (id bigint PRIMARY KEY) COLLATE utf8mb4_bin;
                 CREATE TABLE x (id bigint PRIMARY KEY, p bigint, KEY kp (p), FOREIGN KEY (p) REFERENCES p (id)) COLLATE utf8mb4_bin;
                 CREATE TABLE y (id bigint PRIMARY KEY, p bigint, KEY kp (p), FOREIGN KEY (p) REFERENCES p (id)) COLLATE utf8mb4_bin;",
            ),
        ],
        says: &["- { name: kp, columns: [p] }", "- { name: kp, columns: [p], only: [mysql] }"],
        told: &[],
    },
    Apart {
        name: "a_unique_constraint_over_the_primary_key",
        sql: [
            Some("CREATE TABLE t (id INTEGER NOT NULL, CONSTRAINT uq_t_id UNIQUE (id), PRIMARY KEY (id));"),
            // PostgreSQL keeps one of the two, the key, under the other's name.
            Some("CREATE TABLE t (id bigint NOT NULL, CONSTRAINT uq_t_id UNIQUE (id), PRIMARY KEY (id));"),
            Some("CREATE TABLE t (id bigint NOT NULL, CONSTRAINT uq_t_id UNIQUE (id), PRIMARY KEY (id)) COLLATE utf8mb4_bin;"),
        ],
        says: &["primary_key: id", "- { columns: [id], only: [sqlite, mysql] }"],
        told: &["unique constraint `uq_t_id` of table `t` exists in SQLite and MySQL/MariaDB only"],
    },
    Apart {
        name: "names_that_differ_in_case",
        sql: [
            Some("CREATE TABLE \"Lock\" (id INTEGER PRIMARY KEY, \"No\" INTEGER);
                  CREATE TABLE held (id INTEGER PRIMARY KEY, lock INTEGER REFERENCES \"LOCK\" (\"ID\"));"),
            Some("CREATE TABLE lock (id bigint PRIMARY KEY, no bigint);
                  CREATE TABLE held (id bigint PRIMARY KEY, lock bigint REFERENCES lock);"),
            None,
        ],
        says: &["\n  lock:\n", "\"no\": { type: bigint?, sqlite: INTEGER }", "references: lock.id"],
        told: &[],
    },
    Apart {
        name: "a_full_text_index_and_a_table_of_one_name",
        sql: [
            Some("CREATE TABLE d (id INTEGER PRIMARY KEY, t TEXT);
                  CREATE VIRTUAL TABLE d_s USING fts5(t, content='d', content_rowid='id');"),
            Some("CREATE TABLE d (id bigint PRIMARY KEY, t text); CREATE TABLE d_s (id bigint PRIMARY KEY);"),
            None,
        ],
        says: &["  d_s:\n    only: [postgres]\n"],
        told: &["table `d_s` exists in PostgreSQL only"],
    },
    Apart {
        name: "texts_of_fixed_and_variable_length",
        sql: [
            Some("CREATE TABLE a (id VARCHAR(36) NOT NULL PRIMARY KEY);
                  CREATE TABLE b (id INTEGER PRIMARY KEY, a VARCHAR(40) REFERENCES a (id));"),
            None,
            Some("CREATE TABLE a (id char(36) COLLATE utf8mb4_bin PRIMARY KEY) COLLATE utf8mb4_bin;
                  CREATE TABLE b (id bigint PRIMARY KEY, a varchar(40) COLLATE utf8mb4_bin,
                    FOREIGN KEY (a) REFERENCES a (id)) COLLATE utf8mb4_bin;"),
        ],
        says: &["references: a.id"],
        told: &["the type of column `a.id` is not the same: string(36) in SQLite; char(36) in MySQL/MariaDB"],
    },
    Apart {
        name: "defaults_lengths_and_null",
        sql: [
            Some("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL DEFAULT 1, b VARCHAR(20));"),
            Some("CREATE TABLE t (id bigint PRIMARY KEY, a integer NOT NULL, b varchar(30) NOT NULL);"),
            None,
        ],
        says: &[
            "default: { sqlite: \"1\" }",
            "nullable: { sqlite: true, postgres: false }",
            "postgres: VARCHAR(30)",
        ],
        told: &[
            "column `t.b` is not the same: may be NULL in SQLite; NOT NULL in PostgreSQL",
            "a new row's value of column `t.a` is not the same: a default in SQLite; no value in PostgreSQL",
            "the type of column `t.b` is not the same: string(20) in SQLite; VARCHAR(30) in PostgreSQL",
        ],
    },
    Apart {
        name: "primary_keys_over_other_columns",
        sql: [
            Some("CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b));"),
            Some("CREATE TABLE t (a bigint NOT NULL PRIMARY KEY, b bigint NOT NULL);"),
            None,
        ],
        says: &["primary_key: { sqlite: [a, b], postgres:"],
        told: &["the primary key of table `t` is not the same: [a, b] in SQLite; [a] in PostgreSQL"],
    },
];

/// Nothing is lost, the order of the databases does not matter, and adoption changes names alone.
fn grown_apart(apart: &Apart, scratches: [&Scratch; 3]) -> Result<(), Failed> {
    let mut connections = Vec::new();
    for (scratch, sql) in scratches.into_iter().zip(apart.sql) {
        let Some(sql) = sql else { continue };
        let mut connection = connection::open(&scratch.url)?;
        connection.batch_execute(sql)?;
        connections.push(connection);
    }
    let count = connections.len();
    let imported = merged(&mut connections)?;
    for turn in 0..count {
        connections.rotate_left(turn);
        for _ in 0..2 {
            connections.reverse();
            let again = import_all(&mut connections, &Namespaces::default())?;
            if again.spec != imported.spec || again.unexpressed != imported.unexpressed {
                return Err(format!("another order:\n{}\n{}", imported.spec, again.spec).into());
            }
        }
    }
    let told = imported.unexpressed.iter().filter(|thing| thing.standing != Standing::Remark);
    let told: Vec<String> = told.map(ToString::to_string).collect();
    if told != apart.told {
        return Err(format!("{told:#?}\n{}", imported.spec).into());
    }
    for line in apart.says {
        if !imported.spec.contains(line) {
            return Err(format!("{line:?} is not said:\n{}", imported.spec).into());
        }
    }
    for connection in &mut connections {
        let drift = look(connection, &imported.declaration)?;
        let mended: Vec<String> = drift.mending.iter().flat_map(Mending::lines).collect();
        if let Some(line) = mended.iter().find(|line| !line.starts_with("rename ")) {
            return Err(format!("adoption would: {line}\n{}", imported.spec).into());
        }
    }
    Ok(())
}

fn disagreeing(scratches: [&Scratch; 3]) -> Result<(), Failed> {
    let mut connections = open(scratches)?;
    for (connection, sql) in connections.iter_mut().zip([SQLITE, POSTGRES, MYSQL]) {
        connection.batch_execute(sql)?;
    }
    let imported = merged(&mut connections)?;
    let told: Vec<String> = imported.unexpressed.iter().map(ToString::to_string).collect();
    let expected = [
        "SQLite: column `person.extra` does not exist there",
        "MySQL/MariaDB: column `person.extra` does not exist there",
        "table `only_here` exists in SQLite only",
        "column `person.name` is not the same: NOT NULL in SQLite and MySQL/MariaDB; may be NULL in PostgreSQL",
        "the type of column `person.name` is not the same: string(20) in SQLite and MySQL/MariaDB; VARCHAR(30) in PostgreSQL",
        "SQLite: 1 constraints or indexes have other names there, such as `pk_person` for `person_key`",
    ];
    for line in expected {
        if !told.iter().any(|it| it == line) {
            return Err(format!("{line:?} is not told: {told:#?}\n{}", imported.spec).into());
        }
    }
    if told.len() != expected.len() {
        return Err(format!("more is told: {told:#?}\n{}", imported.spec).into());
    }
    for line in [
        "dialects: [sqlite, postgres, mysql]",
        "nullable: { sqlite: false, postgres: true, mysql: false }",
        "postgres: VARCHAR(30)",
        "default: { sqlite: \"'x'\", postgres: \"'y'\", mysql: \"'x'\" }",
        "{ name: by_name, columns: [name], only: [sqlite, mysql] }",
    ] {
        if !imported.spec.contains(line) {
            return Err(format!("{line:?} is not said:\n{}", imported.spec).into());
        }
    }
    Ok(())
}
