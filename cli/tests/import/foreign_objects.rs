//! What a schema cannot say: it stands in the spec as raw SQL, or in the report, and the rest is imported all the same.

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection};
use tablewright_cli::import::Imported;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::import_and_apply;

const SQLITE: &str = "
CREATE TABLE plain (\"a b\" INT PRIMARY KEY, untyped, 'single' NVARCHAR(20) DEFAULT \"text\",
    n NUMERIC DEFAULT -1.5, t DATETIME DEFAULT (datetime('now')), b BOOL DEFAULT 1, CHECK (length(single) > 0 -- why
    AND n <> 3));
CREATE TABLE without_rowid (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE strict_one (k INTEGER PRIMARY KEY, v ANY) STRICT;
CREATE TABLE conflicts (k INTEGER PRIMARY KEY ON CONFLICT REPLACE, v TEXT UNIQUE ON CONFLICT IGNORE);
CREATE TABLE keyless (a INTEGER, b TEXT);
CREATE TABLE null_key (k TEXT PRIMARY KEY, v TEXT);
CREATE TABLE dangling (id INTEGER PRIMARY KEY, x INTEGER REFERENCES nowhere(id), y TEXT REFERENCES plain(\"a b\"));
CREATE TABLE nameless (\"\" TEXT, id INTEGER PRIMARY KEY);
CREATE TABLE exp_try (id INTEGER PRIMARY KEY);
CREATE TABLE \"we\"\"ird 🦀\" (\"select\" INTEGER PRIMARY KEY, \"a,b.c(d)\" TEXT UNIQUE, \"type\" TEXT, type_ TEXT,
    \"self\" TEXT, \"x desc\" TEXT, \"- y: #\" TEXT CHECK (\"- y: #\" LIKE '%x\\%'));
CREATE TABLE child (id INTEGER PRIMARY KEY, c TEXT REFERENCES \"we\"\"ird 🦀\"(\"a,b.c(d)\"));
CREATE INDEX \"weird index; --\" ON \"we\"\"ird 🦀\" (\"x desc\" DESC, lower(\"type\") COLLATE NOCASE);
CREATE TRIGGER only_when AFTER UPDATE ON keyless WHEN new.a > 1 BEGIN SELECT 1; END;
CREATE VIEW v (one, two) AS SELECT a, b FROM keyless;
CREATE VIEW b_first AS SELECT * FROM a_second;
CREATE VIEW a_second AS SELECT a FROM keyless;
CREATE VIRTUAL TABLE words USING fts5(body, tokenize='trigram');
";

const POSTGRES: &str = "
CREATE TYPE mood AS ENUM ('sad', 'o''k');
CREATE DOMAIN year AS integer CONSTRAINT year_check CHECK (VALUE >= 1901);
CREATE TYPE pair AS (a integer, b text);
CREATE SEQUENCE numbers INCREMENT BY 5 START WITH 100;
CREATE TABLE people (
    id serial PRIMARY KEY, number integer DEFAULT nextval('numbers'), mood mood DEFAULT 'sad', born year,
    tags text[] DEFAULT '{}', price numeric, two pair, at timestamp DEFAULT now(), atz timestamptz(3) DEFAULT now(),
    code char(2) COLLATE \"C\", half double precision CHECK ((half)::integer > 1), always integer GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 2 CYCLE),
    ratio integer CHECK (number::numeric / 2::numeric > 1));
COMMENT ON TABLE people IS 'who''s who';
CREATE DOMAIN key AS integer;
CREATE SEQUENCE keyed_id_seq;
CREATE TABLE keyed (id key CONSTRAINT pk_keyed PRIMARY KEY DEFAULT nextval('keyed_id_seq'));
ALTER SEQUENCE keyed_id_seq OWNED BY keyed.id;
CREATE TABLE logs (at timestamptz, line text);
CREATE TABLE parts (id integer, day date) PARTITION BY RANGE (day);
CREATE TABLE parts_2020 PARTITION OF parts FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE booking (id integer CONSTRAINT own_key PRIMARY KEY, during tsrange,
    EXCLUDE USING gist (during WITH &&), u integer UNIQUE DEFERRABLE);
CREATE UNLOGGED TABLE fast (id integer PRIMARY KEY);
CREATE TABLE routes (net varbit(9) CONSTRAINT pk_routes PRIMARY KEY, hop integer);
CREATE TABLE hops (id integer CONSTRAINT pk_hops PRIMARY KEY, net varbit(9) NOT NULL REFERENCES routes);
CREATE INDEX hops_net ON hops (net);
CREATE INDEX people_pattern ON people (code bpchar_pattern_ops, number DESC NULLS LAST);
CREATE INDEX people_tags ON people USING gin (tags);
CREATE FUNCTION older(p people) RETURNS boolean LANGUAGE sql AS 'SELECT p.born < 1950';
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2 FROM people';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE x integer; BEGIN x := 1; RETURN NEW; END $$;
CREATE FUNCTION plain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER a_plain BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION plain();
CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION touch();
CREATE VIEW adults AS SELECT id FROM people WHERE born < 2000;
CREATE VIEW a_first AS SELECT id FROM adults;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM people;
CREATE UNIQUE INDEX counted_n ON counted (n);
CREATE SCHEMA other CREATE TABLE hidden (id integer);
CREATE AGGREGATE total (integer) (sfunc = int4pl, stype = integer);
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
";

const MYSQL: &str = "
CREATE TABLE people (
    id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(50) CHARACTER SET latin1 NOT NULL DEFAULT 'x''y',
    kind enum('a','b') DEFAULT 'a', flags set('x','y'), body text, small tinyint(4) DEFAULT 3, born year,
    changed timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    made datetime DEFAULT current_timestamp(), price decimal(10,2) unsigned, bits bit(8), doc json, code char(3),
    KEY body_start (body(20)) COMMENT 'for starts', KEY by_born (born) COMMENT 'years', UNIQUE KEY name_start (name(10)), FULLTEXT KEY words (body))
    COMMENT='who''s who' DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE old (id int) ENGINE=MyISAM;
CREATE TABLE words (word text NOT NULL, lang char(2) NOT NULL, PRIMARY KEY (word(30), lang));
CREATE TABLE packed (id int PRIMARY KEY) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
CREATE TABLE parts (id int, PRIMARY KEY (id)) PARTITION BY HASH (id) PARTITIONS 2;
CREATE VIEW adults AS SELECT id, name FROM people WHERE born < 2000;
CREATE VIEW a_first AS SELECT id FROM adults;
CREATE PROCEDURE nothing() SELECT 1;
CREATE PROCEDURE some(IN a int, OUT b varchar(20) CHARACTER SET ascii, INOUT c decimal(10, 2)) READS SQL DATA
    COMMENT 'it''s' IF a > 1 THEN SET b = 'x;'; ELSE SET b = IF(a, 'y', 'z'); END IF;
CREATE FUNCTION longer(a varchar(20) CHARACTER SET ascii) RETURNS varchar(40) CHARACTER SET ascii DETERMINISTIC
    SQL SECURITY INVOKER BEGIN DECLARE x int; SET x = 1; WHILE x < 3 DO SET x = x + 1; END WHILE;
    RETURN CONCAT(a, x); END;
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 00:00:00' DISABLE
    COMMENT 'at night' DO DELETE FROM old WHERE id > 3;
CREATE EVENT once ON SCHEDULE AT '2036-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE DO
    BEGIN DELETE FROM old; DELETE FROM old; END;
CREATE TRIGGER people_bi BEFORE INSERT ON people FOR EACH ROW SET NEW.small = 1;
SET SESSION sql_mode = concat(@@sql_mode, ',ANSI_QUOTES');
CREATE PROCEDURE other_modes() SELECT \"a\";
CREATE EVENT other_event ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM old;
";

/// One of each thing that PostgreSQL keeps beside what a spec describes.
const POSTGRES_BESIDE: &str = "
CREATE TABLE kept (id integer CONSTRAINT pk_kept PRIMARY KEY WITH (fillfactor = 80), a text NOT NULL, b text)
    WITH (fillfactor = 70);
CREATE STATISTICS of_kept (dependencies) ON a, b FROM kept;
ALTER TABLE kept ALTER COLUMN a SET STORAGE EXTERNAL, ALTER COLUMN b SET STATISTICS 300,
    ALTER COLUMN id SET (n_distinct = 5), REPLICA IDENTITY FULL;
CREATE FUNCTION same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
COMMENT ON FUNCTION same IS 'compares';
CREATE TYPE mood AS ENUM ('sad');
COMMENT ON TYPE mood IS 'how somebody is';
CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = same);
CREATE OPERATOR CLASS own_ops FOR TYPE text USING hash AS OPERATOR 1 ===;
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watched ON ddl_command_end EXECUTE FUNCTION on_ddl();
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE FUNCTION to_mood(integer) RETURNS mood LANGUAGE sql AS 'SELECT ''sad''::mood';
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer);
CREATE PUBLICATION news FOR TABLE kept;
GRANT SELECT ON kept TO PUBLIC;
DROP EVENT TRIGGER watched;
";

fn postgres_beside(scratch: &Scratch) -> Result<(), Failed> {
    let imported = made(scratch, POSTGRES_BESIDE)?;
    must_tell(
        &imported,
        &[
            "the comment on function same(text,text) is left out: compares",
            "the comment on type mood is left out: how somebody is",
            "operator ===(text,text) is left out",
            "operator class own_ops for access method hash is left out",
            "operator family own_ops for access method hash is left out",
            "operator 1 (text, text) of operator family own_ops for access method hash: ===(text,text) is left out",
            "text search configuration words is left out",
            "cast from integer to mood is left out",
            "publication `news` is left out",
            "publication of table kept in publication news is left out",
            "the privileges on `kept` are left out",
        ],
    )
}

pub(crate) fn trials() -> Vec<Trial> {
    let name = "what_a_schema_cannot_say_is_raw_or_listed";
    let mut trials = on(Database::Sqlite, name, sqlite);
    if cfg!(feature = "postgres") {
        trials.extend(on(Database::Postgres, name, postgres));
        let name = "what_postgres_keeps_beside_a_schema_is_listed";
        trials.extend(on(Database::Postgres, name, postgres_beside));
    }
    if cfg!(feature = "mysql") {
        trials.extend(on(Database::Mysql, name, mysql));
    }
    trials
}

fn made(scratch: &Scratch, sql: &str) -> Result<Imported, Failed> {
    let mut connection: AnyConnection = connection::open(&scratch.url)?;
    connection.batch_execute(sql)?;
    import_and_apply(scratch.server, &mut connection)
}

/// Each of `expected` is in the report, and the comments of the spec say it too.
fn must_tell(imported: &Imported, expected: &[&str]) -> Result<(), Failed> {
    let told: Vec<String> = imported.unexpressed.iter().map(ToString::to_string).collect();
    let comments: String =
        imported.spec.lines().filter(|line| line.trim().starts_with('#')).collect();
    let squeezed = |text: &str| text.chars().filter(|it| !" #".contains(*it)).collect::<String>();
    for words in expected {
        let found = told.iter().find(|line| line.contains(words));
        let Some(thing) = imported.unexpressed.iter().find(|it| it.to_string().contains(words))
        else {
            return Err(
                format!("{words:?} is not told: {found:?} {told:#?}\n{}", imported.spec).into()
            );
        };
        if !squeezed(&comments).contains(&squeezed(&thing.reason)) {
            return Err(format!("{words:?} has no comment:\n{}", imported.spec).into());
        }
    }
    if told.len() == expected.len() {
        return Ok(());
    }
    Err(format!("more is told than expected: {told:#?}\n{}", imported.spec).into())
}

/// Each of `expected` stands in the spec.
fn must_say(imported: &Imported, expected: &[&str]) -> Result<(), Failed> {
    let missing: Vec<_> = expected.iter().filter(|line| !imported.spec.contains(**line)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("not in the spec: {missing:#?}\n{}", imported.spec).into())
}

fn sqlite(scratch: &Scratch) -> Result<(), Failed> {
    let imported = made(scratch, SQLITE)?;
    must_say(
        &imported,
        &[
            "      a b: { type: integer, sqlite: INT }",
            "      untyped: { type: bytes?, sqlite: \"\" }",
            "single: { type: string(20)? = 'text', sqlite: NVARCHAR(20) }",
            "type_: { type: text?, rust_name: type_2 }",
            "references: { table: 'we\"ird 🦀', columns: \"a,b.c(d)\" }",
            "    after: [a_second]",
            "      k: text?\n      v: text?\n    primary_key: k\n",
            "    experimental: true",
        ],
    )?;
    must_tell(
        &imported,
        &[
            "table `conflicts` says ON CONFLICT there",
            "table `strict_one` is STRICT there",
            "table `without_rowid` is WITHOUT ROWID there",
            "foreign key `fk_dangling_x` of table `dangling` is left out: it refers to `nowhere`",
            "table `keyless` has no primary key",
            "column `plain.a b` may be NULL there although it is in the primary key",
            "column `null_key.k` is in the primary key and may be NULL there, and so here",
            "column `dangling.y` is kept as `TEXT`, which Rust reads as `String`",
            "column `strict_one.v` has a type without a portable one; Rust reads its values as text",
            "table `nameless` is left out: a name cannot be empty",
        ],
    )
}

fn postgres(scratch: &Scratch) -> Result<(), Failed> {
    let imported = made(scratch, POSTGRES)?;
    must_say(
        &imported,
        &[
            "mood: { storage: native, values: [sad, o'k] }",
            "CREATE DOMAIN year AS integer CONSTRAINT year_check CHECK ((VALUE >= 1901));",
            "CREATE SEQUENCE numbers INCREMENT BY 5 START WITH 100;",
            "number: { type: integer?, default: { postgres: nextval('numbers'::regclass) } }",
            "primary_key: { name: people_pkey, columns: id }",
            "always: integer auto_increment always",
            "      id: { type: integer, default: { postgres: nextval('keyed_id_seq'::regclass) }, postgres: key }\n",
            "- { name: booking_during_excl, elements: [during with &&] }",
            "CREATE OR REPLACE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)",
            "- { key: code, operator_class: bpchar_pattern_ops }",
            "- { key: number, order: desc, nulls: last }",
            "deferrable: immediate",
            "ALTER SEQUENCE people_id_seq OWNED BY people.id",
            "check: { postgres: (((number)::numeric / (2)::numeric) > (1)::numeric) }",
            "born: { type: integer?, postgres: year }",
            "mood: mood? = 'sad'",
            "tags: text[]? = '{}'\n",
            "  routes:\n    row: none\n",
        ],
    )?;
    must_tell(
        &imported,
        &[
            "table `parts` is partitioned there (RANGE (day)); here it is one table",
            "table `parts_2020` is a partition of `parts` there; here it is a table of its own",
            "column `people.always` is numbered with INCREMENT BY 2, START WITH 1000, CYCLE there, and by ones from one here",
            "column `booking.during` is kept as `tsrange`, which Rust reads as `(std::ops::Bound<",
            "table `logs` has no primary key",
            "table `other.hidden` has no primary key",
            "table `parts` has no primary key",
            "table `parts_2020` has no primary key",
            "column `people.tags` is kept as `text[]`, which Rust reads as `Vec<Option<String>>`",
            "column `routes.net` is not readable from Rust (`varbit(9)`); it is kept in the database",
            "column `routes.net` needs a value for each new row",
            "table `routes` has no key that Rust can read; it is kept in the database",
            "column `hops.net` is not readable from Rust (`varbit(9)`); it is kept in the database",
            "column `hops.net` needs a value for each new row, so Rust inserts none into the table",
            "column `people.two` is not readable from Rust (`pair`); it is kept in the database",
        ],
    )
}

fn mysql(scratch: &Scratch) -> Result<(), Failed> {
    let imported = made(scratch, MYSQL)?;
    must_say(
        &imported,
        &[
            "small: { type: smallint? = 3, diesel: TinyInt, rust: i8, mysql: tinyint",
            "name: { type: string(50) = 'x''y', collation: { mysql: latin1_swedish_ci } }",
            "        auto_update: true\n        mysql: timestamp\n",
            "doc: json?",
            "    primary_key: id\n",
            "    primary_key:\n      - { key: word, length: 30 }\n      - lang\n",
            "{ name: body_start, columns: [{ key: body, length: 20 }] }",
            "{ name: name_start, columns: [{ key: name, length: 10 }] }",
            "CREATE PROCEDURE `nothing`()\n",
            "`b` varchar(20) CHARACTER SET ascii COLLATE ascii_general_ci, INOUT `c` decimal(10,2))\n",
            "READS SQL DATA\n            COMMENT 'it''s'\n        IF a > 1 THEN",
            "down: DROP PROCEDURE `some`",
            "RETURNS varchar(40) CHARACTER SET ascii COLLATE ascii_general_ci\n            DETERMINISTIC\n",
            "SQL SECURITY INVOKER\n",
            "EVERY '1' DAY STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 00:00:00'\n",
            "COMMENT 'at night'\n            DO DELETE FROM old WHERE id > 3\n      down: DROP EVENT `nightly`",
            "ON SCHEDULE AT '2036-01-01 00:00:00'\n            ON COMPLETION PRESERVE\n",
            "query: { mysql: select `adults`.`id` AS `id` from `adults` }",
        ],
    )?;
    must_tell(
        &imported,
        &[
            "procedure `other_modes` is left out: it was made in modes that change what it means",
            "event `other_event` is left out: it was made in modes that change what it means",
            "the comment on index `body_start` of table `people` is left out: for starts",
            "the comment on index `by_born` of table `people` is left out: years",
            "the options of table `packed` are left out: ",
            "table `old` is kept by MyISAM there and by InnoDB here",
            "table `parts` is partitioned there by HASH; here it is one table",
            "table `old` has no primary key",
        ],
    )
}
