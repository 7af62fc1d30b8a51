//! A PostgreSQL database whose triggers call functions of their own names: adopted, changed, and changed back.

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text,
};
use tablewright::{AnyConnection, connection};
use tablewright_cli::import::import;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::project::Project;

pub(crate) fn trials() -> Vec<Trial> {
    if cfg!(feature = "postgres") {
        on(Database::Postgres, "functions_of_triggers_change_after_adoption_and_back", changes)
    } else {
        Vec::new()
    }
}

const OBJECTS: &str = "
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
CREATE FUNCTION old_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION rs() RETURNS text LANGUAGE sql AS $$ SELECT md5(random()::text) $$;
CREATE FUNCTION is_ok(n bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT n < 10 $$;
CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL DEFAULT rs(), n integer NOT NULL CHECK (is_ok(n)),
    at timestamptz);
CREATE TABLE u (id bigint PRIMARY KEY, at timestamptz);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER tr BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER gone BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION old_one();
CREATE TRIGGER conditional AFTER UPDATE OF n ON t FOR EACH ROW WHEN (OLD.n IS DISTINCT FROM NEW.n)
    EXECUTE FUNCTION note();
INSERT INTO t (id, n) VALUES (1, 2);
";

const ALL: &str = "
SELECT pg_get_functiondef(oid) AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT concat_ws(' ', column_name, data_type, column_default) FROM information_schema.columns
WHERE table_name IN ('t', 'u')
ORDER BY 1";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn all(connection: &mut AnyConnection) -> Result<Vec<String>, Failed> {
    let lines: Vec<Line> = sql_query(ALL).load(connection)?;
    Ok(lines.into_iter().map(|it| it.line).collect())
}

/// Takes the lines from the one that has `first` to before the one that has `end` out of a spec.
fn without(spec: &str, first: &str, end: &str) -> String {
    let start = spec.find(first).unwrap();
    let length = spec[start..].find(end).unwrap();
    [&spec[..start], &spec[start + length..]].concat()
}

fn changes(scratch: &Scratch) -> Result<(), Failed> {
    let url = scratch.url.as_str();
    let mut connection = connection::open(url)?;
    connection.batch_execute(OBJECTS)?;
    let first = import(&mut connection)?.spec;
    let mut project = Project::new(&first)?;
    project.run("adopt", url, &["--apply", "--no-backup"], 0);
    project.run("verify", url, &[], 0);
    let before = all(&mut connection)?;

    // The body of a function that two triggers call, the type of a column in a condition, a default and its function,
    // a trigger and its function.
    let mut second = first
        .replace("NEW.at := now();", "NEW.at := now() - interval '1 day';")
        .replace("\"n\": integer", "\"n\": bigint")
        .replace("{ type: text, default: { postgres: rs() } }", "text")
        .replace("BEFORE UPDATE ON u", "BEFORE INSERT OR UPDATE ON u")
        .replace("        DROP FUNCTION rs();\n", "")
        .replace("        DROP FUNCTION old_one();\n", "");
    let function = "        CREATE OR REPLACE FUNCTION ";
    second = without(&second, &[function, "old_one"].concat(), &[function, "note"].concat());
    second = without(&second, &[function, "rs"].concat(), &[function, "is_ok"].concat());
    second = without(&second, "  gone:\n", "  tr:\n");
    project.seal(&second, "second")?;
    project.run("migrate", url, &[], 0);
    project.run("verify", url, &[], 0);
    let after = all(&mut connection)?;
    assert_eq!(after.len() + 3, before.len(), "{after:#?}");
    assert!(after.iter().any(|line| line.contains("interval '1 day'")), "{after:#?}");
    assert!(after.iter().any(|line| line == "n bigint"), "{after:#?}");
    connection.batch_execute("UPDATE t SET n = 3")?;

    project.run("revert", url, &["--allow-loss"], 0);
    assert_eq!(all(&mut connection)?, before);
    project.run("migrate", url, &[], 0);
    assert_eq!(all(&mut connection)?, after);
    project.run("verify", url, &[], 0);
    Ok(())
}
