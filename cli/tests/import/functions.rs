//! Triggers and functions of PostgreSQL that a spec has no words for: raw SQL, in an order that works.

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text,
};
use tablewright::{AnyConnection, connection};
use tablewright_cli::import::import;
use tablewright_codegen::{dialect::Dialect, plan::create, schema::RawPosition};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::{apply, import_and_apply};

const OBJECTS: &str = "
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE n integer; BEGIN n := 1; RETURN NEW; END $$;
CREATE FUNCTION v_guarded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
    AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION t_shared() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION rs() RETURNS text LANGUAGE sql AS $$ SELECT md5(random()::text) $$;
CREATE FUNCTION one() RETURNS integer LANGUAGE sql RETURN 1;
CREATE FUNCTION two() RETURNS integer LANGUAGE sql RETURN one() + 1;
CREATE FUNCTION base() RETURNS integer LANGUAGE sql RETURN 1;
CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql RETURN base();
CREATE FUNCTION is_ok(n bigint, most integer DEFAULT 10) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS $$ SELECT n < most $$;
CREATE FUNCTION is_long(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length($1) > 2 $$;
CREATE DOMAIN long_text AS text CHECK (is_long(VALUE));
CREATE FUNCTION shout(long_text) RETURNS text LANGUAGE sql RETURN upper($1);
CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL DEFAULT rs(), n integer NOT NULL DEFAULT two()
    CHECK (is_ok(n)), label long_text, at timestamptz);
CREATE TABLE u (id bigint PRIMARY KEY, at timestamptz);
CREATE TABLE v (id bigint PRIMARY KEY, w integer);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER tr BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER shared BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION t_shared();
CREATE TRIGGER shares BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION t_shared();
CREATE TRIGGER own BEFORE INSERT ON v FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER guarded BEFORE INSERT ON v FOR EACH ROW EXECUTE FUNCTION v_guarded();
CREATE TRIGGER conditional AFTER UPDATE OF n ON t FOR EACH ROW WHEN (OLD.n IS DISTINCT FROM NEW.n)
    EXECUTE FUNCTION note();
CREATE TRIGGER added AFTER INSERT ON t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note();
CREATE TRIGGER v_rows AFTER INSERT ON v REFERENCING NEW TABLE AS added FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER emptied AFTER TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION note();
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
ALTER TABLE t DISABLE TRIGGER emptied;
CREATE FUNCTION v_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER off BEFORE DELETE ON v FOR EACH ROW EXECUTE FUNCTION v_off();
ALTER TABLE v ENABLE ALWAYS TRIGGER off;
CREATE VIEW seen AS SELECT id, code FROM t;
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO t (id) VALUES (NEW.id); RETURN NEW; END $$;
CREATE TRIGGER puts INSTEAD OF INSERT ON seen FOR EACH ROW EXECUTE FUNCTION put();
CREATE FUNCTION title(seen) RETURNS text LANGUAGE sql AS $$ SELECT $1.code $$;
CREATE FUNCTION rows_of_t() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t; END;
CREATE FUNCTION twice_as_many() RETURNS bigint LANGUAGE sql RETURN 2 * rows_of_t();
CREATE PROCEDURE clean() LANGUAGE sql AS $$ DELETE FROM t $$;
CREATE FUNCTION add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN $1 + $2;
CREATE AGGREGATE total (integer) (sfunc = add, stype = integer, initcond = '0', parallel = safe);
CREATE AGGREGATE number_of (*) (sfunc = int8inc, stype = bigint, initcond = '0');
";

const ALL: &str = "
SELECT pg_get_functiondef(oid) AS line FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND prokind <> 'a'
UNION ALL
SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT concat_ws(' ', aggfnoid::regprocedure, aggtransfn, aggtranstype::regtype, agginitval, aggfinalmodify, proparallel)
FROM pg_aggregate JOIN pg_proc ON pg_proc.oid = aggfnoid WHERE pronamespace = current_schema()::regnamespace
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

pub(crate) fn trials() -> Vec<Trial> {
    if cfg!(feature = "postgres") {
        let mut trials =
            on(Database::Postgres, "triggers_and_functions_are_kept_as_they_are", kept);
        trials.extend(on(Database::Postgres, "what_triggers_and_functions_lose_is_told", told));
        trials
    } else {
        Vec::new()
    }
}

fn kept(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(OBJECTS)?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    assert!(imported.is_whole(), "{:#?}", imported.unexpressed);
    assert!(!imported.spec.contains("public."), "{}", imported.spec);
    let declaration = &imported.declaration;
    let puts = &declaration.schema.raw_objects["puts"];
    assert_eq!(puts.position, RawPosition::AfterViews);
    let plan = create(&declaration.schema, &declaration.settings, Dialect::Postgres);
    let empty = Scratch::new(scratch.server)?;
    let mut other = connection::open(&empty.url)?;
    apply(&mut other, &plan)?;
    assert_eq!(all(&mut other)?, all(&mut connection)?, "{}", imported.spec);
    Ok(())
}

fn told(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(
        "CREATE SCHEMA other;
         CREATE FUNCTION other.far() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
         CREATE TABLE t (id bigint PRIMARY KEY, n integer);
         CREATE TRIGGER far BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION other.far();
         CREATE FUNCTION t_near() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
         CREATE TRIGGER near BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION t_near();
         COMMENT ON FUNCTION t_near() IS 'why';",
    )?;
    let imported = import(&mut connection)?;
    let told: Vec<String> = imported.unexpressed.iter().map(ToString::to_string).collect();
    let expected = [
        "trigger `far` of `t` is left out: its function is `other.far`, of another namespace",
        "the comment on function t_near() is left out: why",
    ];
    for words in expected {
        assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:#?}");
    }
    assert!(imported.declaration.schema.raw_objects.is_empty(), "{}", imported.spec);
    assert!(imported.declaration.schema.tables["t"].triggers.contains_key("near"));
    Ok(())
}
