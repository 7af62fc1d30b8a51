//! What raw objects make is known: a draft that takes it away is not sealed, `verify` names what is gone, and
//! `dev` leaves it alone.

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{
    linked::is_linked,
    repository::{Ended, Repository},
    seal::{count, server},
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for database in Database::ALL.into_iter().filter(|it| is_linked(*it)) {
        trials.extend(on(database, "what_raw_sql_makes_is_kept_by_dev_and_verify", kept));
        trials.extend(on(database, "a_lock_keeps_what_raw_sql_makes", locked));
        trials.extend(on(database, "what_raw_sql_makes_behind_the_views_is_known", behind_views));
        if database == Database::Sqlite {
            trials.extend(on(database, "what_reads_a_dropped_column_is_named", in_the_way));
        } else {
            trials.extend(on(database, "a_column_does_not_take_a_raw_index_along", taken_along));
        }
    }
    trials
}

/// A repository on whose spec commands run for one kind of database.
pub(crate) struct Project<'s> {
    pub(crate) repository: Repository,
    scratch: &'s Scratch,
}

impl<'s> Project<'s> {
    pub(crate) fn new(scratch: &'s Scratch) -> Result<Self, Failed> {
        Ok(Self { repository: Repository::empty()?, scratch })
    }

    /// Writes `tables` and `raw`, whose ways up and down are texts, as the spec.
    pub(crate) fn edit(&self, tables: &str, raw: &[(&str, &str, &str)]) -> Result<(), Failed> {
        let dialect = self.scratch.database.keyword();
        let mut spec = ["dialects: [", dialect, "]\n", tables, "raw:\n"].concat();
        for (name, up, down) in raw {
            let parts =
                ["  ", name, ": { ", dialect, ": { up: \"", up, "\", down: \"", down, "\" } }\n"];
            spec.push_str(&parts.concat());
        }
        self.repository.edit(&spec)
    }

    pub(crate) fn seal(&mut self, name: &str, status: i32) -> Result<Ended, Failed> {
        let [option, url] = server(self.scratch);
        let arguments = match self.scratch.database {
            Database::Sqlite => vec!["seal", name],
            Database::Postgres | Database::Mysql => vec!["seal", name, &option, &url],
        };
        Ok(self.repository.tablewright(&arguments)?.with(status))
    }

    pub(crate) fn run(
        &mut self,
        command: &str,
        arguments: &[&str],
        status: i32,
    ) -> Result<Ended, Failed> {
        let arguments = [&[command, self.scratch.url.as_str()], arguments].concat();
        Ok(self.repository.tablewright(&arguments)?.with(status))
    }

    pub(crate) fn execute(&self, sql: &str) -> Result<(), Failed> {
        Ok(connection::open(&self.scratch.url)?.batch_execute(sql)?)
    }
}

const TABLE: &str =
    "tables: { t: { columns: { id: integer, v: integer?, w: integer? }, primary_key: id } }\n";

fn taken_along(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    let down = match scratch.database {
        Database::Mysql => "DROP INDEX ix ON t",
        Database::Sqlite | Database::Postgres => "DROP INDEX ix",
    };
    project.edit(TABLE, &[("both", "CREATE INDEX ix ON t (v, w)", down)])?;
    project.seal("first", 0)?;
    let without = TABLE.replace(", w: integer?", "") + "consents: [{ drop_column: t.w }]\n";
    project.edit(&without, &[("both", "CREATE INDEX ix ON t (v, w)", down)])?;
    let refused = project.seal("second", 1)?;
    let refused = refused.says(&[
        "error[E0656]: the draft is not sealed: on ",
        "index `ix` of `t`, which raw object `both` makes, ",
        "raw object `both` cannot be made any more: ",
        "--> schema.yaml:",
        "write its `up` and `down` as they are to be after the change",
    ]);
    if scratch.database == Database::Postgres {
        assert_eq!(said(&refused), include_str!("said/E0656_index.stderr"));
    }
    project.edit(&without, &[("both", "CREATE INDEX ix ON t (v)", down)])?;
    project.seal("second", 0)?;
    Ok(())
}

/// SQLite says which index, trigger or view would break; names may have spaces.
fn in_the_way(scratch: &Scratch) -> Result<(), Failed> {
    let cases = [
        ("index", "ix", "CREATE INDEX ix ON t (v, w)", "CREATE INDEX ix ON t (v)", " of `t`"),
        (
            "index",
            "my ix",
            "CREATE INDEX [my ix] ON t (v) WHERE w > 0",
            "CREATE INDEX [my ix] ON t (v)",
            " of `t`",
        ),
        (
            "trigger",
            "tr",
            "CREATE TRIGGER tr AFTER UPDATE ON t BEGIN DELETE FROM t WHERE id = NEW.w; END",
            "CREATE TRIGGER tr AFTER UPDATE ON t BEGIN DELETE FROM t WHERE id = NEW.v; END",
            " of `t`",
        ),
        (
            "view",
            "vv",
            "CREATE VIEW vv AS SELECT w FROM t",
            "CREATE VIEW vv AS SELECT v FROM t",
            "",
        ),
    ];
    let without = TABLE.replace(", w: integer?", "") + "consents: [{ drop_column: t.w }]\n";
    for (kind, name, before, after, of) in cases {
        let mut project = Project::new(scratch)?;
        let down = format!("DROP {} [{name}]", kind.to_uppercase());
        project.edit(TABLE, &[("reader", before, &down)])?;
        project.seal("first", 0)?;
        project.edit(&without, &[("reader", before, &down)])?;
        let refused = project.seal("second", 1)?;
        let refused = refused.says(&[
            "error[E0657]: the draft is not sealed: on SQLite ",
            "it fails at table t: error in ",
            &format!("; {kind} `{name}`{of}, which raw object `reader` makes, is in the way"),
            "--> schema.yaml:",
            "change the raw object in the same draft",
        ]);
        let said = [&refused.out, &refused.errors].map(|it| it.contains("scratch"));
        assert_eq!(said, [false, false], "{kind} {name}");
        project.edit(&without, &[("reader", after, &down)])?;
        project.seal("second", 0)?;
    }
    Ok(())
}

/// The diagnostic that a seal ended with, without the server's version.
pub(crate) fn said(ended: &Ended) -> String {
    let start = ended.out.find("error[").unwrap_or_default();
    let (before, rest) = ended.out[start..].split_once("PostgreSQL ").unwrap_or_default();
    let rest = rest.split_once(' ').unwrap_or_default().1;
    [before, "PostgreSQL ", rest].concat()
}

/// A raw object that makes a table with rows, and a trigger on a declared table.
fn audit(database: Database) -> [(&'static str, &'static str, &'static str); 1] {
    match database {
        Database::Sqlite => [(
            "audit",
            "CREATE TABLE audit_log (id INTEGER); CREATE TRIGGER tr AFTER DELETE ON t BEGIN \
             INSERT INTO audit_log VALUES (OLD.id); END",
            "DROP TRIGGER tr; DROP TABLE audit_log",
        )],
        Database::Postgres => [(
            "audit",
            "CREATE TABLE audit_log (id INTEGER); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS \
             $$BEGIN INSERT INTO audit_log VALUES (OLD.id); RETURN OLD; END$$; \
             CREATE TRIGGER tr AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION note()",
            "DROP TRIGGER tr ON t; DROP FUNCTION note(); DROP TABLE audit_log",
        )],
        Database::Mysql => [(
            "audit",
            "CREATE TABLE audit_log (id INTEGER); CREATE TRIGGER tr AFTER DELETE ON t FOR EACH ROW \
             INSERT INTO audit_log VALUES (OLD.id)",
            "DROP TRIGGER tr; DROP TABLE audit_log",
        )],
    }
}

fn drop_trigger(database: Database) -> &'static str {
    match database {
        Database::Postgres => "DROP TRIGGER tr ON t",
        Database::Sqlite | Database::Mysql => "DROP TRIGGER tr",
    }
}

fn kept(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(TABLE, &audit(scratch.database))?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    let works = |project: &Project<'_>, id: usize| -> Result<(), Failed> {
        project
            .execute(&format!("INSERT INTO t (id) VALUES ({id}); DELETE FROM t WHERE id = {id}"))?;
        assert_eq!(count("SELECT COUNT(*) AS n FROM audit_log", &scratch.url)?, i64::try_from(id)?);
        Ok(())
    };
    works(&project, 1)?;
    let plan = project.run("verify", &["--plan"], 0)?;
    assert!(!plan.out.contains("tr") && !plan.out.contains("audit_log"), "{}", plan.out);
    project.run("dev", &[], 0)?.says(&["nothing to do"]);
    works(&project, 2)?;

    // What is gone is named, and only that is made again.
    project.execute(drop_trigger(scratch.database))?;
    let drift = project.run("verify", &["--plan"], 1)?;
    drift.says(&["raw object `audit`\n  trigger `tr` of `t`: missing\n", "CREATE TRIGGER tr"]);
    project.run("dev", &[], 0)?.says(&["- add raw object `audit`"]);
    project.run("verify", &[], 0)?;
    works(&project, 3)?;

    // A draft on top of it, in which the table gets another type.
    project.edit(&TABLE.replace("v: integer?", "v: bigint?"), &audit(scratch.database))?;
    project.repository.tablewright(&["seal", "second"])?;
    Ok(())
}

fn locked(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(TABLE, &audit(scratch.database))?;
    project.seal("first", 0)?;
    let lock = project.repository.read("migrations/schema.lock")?;
    let keyword = scratch.database.keyword();
    for part in [
        &["\"footprints\": {\n    \"", keyword, "\": {\n      \"server\": \""].concat(),
        "\"audit\": [\n          { \"kind\": ",
        "{ \"kind\": \"table\", \"name\": \"audit_log\", \"definition\": \"",
        "{ \"kind\": \"trigger\", \"on\": \"t\", \"name\": \"tr\", \"definition\": \"",
    ] {
        assert!(lock.contains(part), "{part}\n{lock}");
    }
    // A lock from before is as good, and nothing writes it anew.
    let start = lock.find("  \"footprints\"").ok_or("no footprints")?;
    let end = lock.find("  \"schema\"").ok_or("no schema")?;
    let older = [&lock[..start], &lock[end..]].concat();
    std::fs::write(project.repository.root().join("migrations/schema.lock"), &older)?;
    project.repository.tablewright(&["status"])?.with(0);
    assert!(project.seal("again", 0)?.out.contains("nothing to seal"));
    project.run("migrate", &[], 0)?;
    project.run("verify", &[], 0)?;
    assert_eq!(project.repository.read("migrations/schema.lock")?, older);
    Ok(())
}

fn behind_views(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    let keyword = scratch.database.keyword();
    let view = ["views: { seen: { query: { ", keyword, ": 'SELECT id FROM t' } } }\n"].concat();
    let raw = ("late", "CREATE VIEW later AS SELECT id FROM seen", "DROP VIEW later");
    project.edit(&[TABLE, &view].concat(), &[raw])?;
    project.seal("first", 0)?;
    let lock = project.repository.read("migrations/schema.lock")?;
    let made = "\"late\": [\n          { \"kind\": \"view\", \"name\": \"later\", ";
    assert!(lock.contains(made), "{lock}");
    project.run("migrate", &[], 0)?;
    project.execute("DROP VIEW later")?;
    project.run("verify", &[], 1)?.says(&["raw object `late`\n  missing\n"]);
    Ok(())
}
