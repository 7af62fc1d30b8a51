//! Indexes, constraints and tables of PostgreSQL: what a spec says of them, and what it keeps as raw SQL. The server's own
//! catalogues tell whether another database made from the spec is alike.

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text,
};
use tablewright::{AnyConnection, connection};
use tablewright_codegen::{dialect::Dialect, plan::create};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::{apply, import_and_apply};

const INDEXES: &str = "
CREATE TABLE pages (id bigint, book bigint, position integer, title varchar(100) NOT NULL, body text, doc jsonb, at date,
    words tsvector, since timestamptz DEFAULT '1970-01-01'::timestamp, until date DEFAULT '2020-02-03 04:05:06'::timestamp,
    CONSTRAINT pages_pkey PRIMARY KEY (id) INCLUDE (title) DEFERRABLE);
ALTER TABLE pages ADD CONSTRAINT pages_position UNIQUE NULLS NOT DISTINCT (position);
ALTER TABLE pages ADD CONSTRAINT pages_book UNIQUE (book, position) INCLUDE (body) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX pages_title_like ON pages (title varchar_pattern_ops);
CREATE INDEX pages_lower ON pages (lower(title) text_pattern_ops) WITH (fillfactor = 70);
CREATE INDEX pages_words ON pages USING gin (words) WITH (fastupdate = off);
CREATE INDEX pages_tree ON pages USING gist (words tsvector_ops (siglen = 100));
CREATE INDEX pages_doc ON pages USING gin (doc jsonb_path_ops);
CREATE INDEX pages_nulls ON pages (position NULLS FIRST, book DESC NULLS LAST, at DESC NULLS FIRST);
CREATE UNIQUE INDEX pages_one ON pages (book) NULLS NOT DISTINCT WHERE position > 3;
CREATE INDEX pages_brin ON pages USING brin (at) WITH (pages_per_range = 32);
CREATE INDEX pages_hash ON pages USING hash (book);
";

const TABLES: &str = "
CREATE TABLE owner (id integer CONSTRAINT own_key PRIMARY KEY WITH (fillfactor = 80), name text, body text, w integer)
    WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE owner ALTER body SET STORAGE EXTERNAL, ALTER body SET COMPRESSION pglz, ALTER name SET STATISTICS 200,
    ALTER w SET (n_distinct = -0.5);
ALTER TABLE owner REPLICA IDENTITY FULL;
CREATE STATISTICS owner_stats (ndistinct, dependencies) ON name, w FROM owner;
CREATE UNLOGGED TABLE a_fast (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE b_fast (id integer PRIMARY KEY, a integer REFERENCES a_fast);
CREATE TABLE log (id integer PRIMARY KEY, what text NOT NULL);
CREATE UNIQUE INDEX log_what ON log (what);
ALTER TABLE log REPLICA IDENTITY USING INDEX log_what;
CREATE RULE owner_gone AS ON DELETE TO owner
    DO ALSO (INSERT INTO log VALUES (old.id, 'gone;)'); UPDATE log SET what = 'x' WHERE id = 3);
CREATE RULE owner_kept AS ON UPDATE TO owner DO INSTEAD NOTHING;
ALTER TABLE owner DISABLE RULE owner_kept;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
ALTER TABLE log FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON log FOR SELECT USING (what = current_user);
CREATE POLICY large ON log AS RESTRICTIVE FOR INSERT WITH CHECK (id > 3);
CREATE VIEW names AS SELECT id, name FROM owner;
CREATE RULE names_ins AS ON INSERT TO names DO INSTEAD INSERT INTO owner (id, name) VALUES (new.id, new.name);
CREATE TABLE room (id integer PRIMARY KEY, n integer, during int4range,
    EXCLUDE USING gist (during WITH &&) WHERE (n > 3) DEFERRABLE);
";

const VIEWS: &str = "
CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id, name FROM t WHERE id > 3;
CREATE MATERIALIZED VIEW z_base AS SELECT id, name FROM t;
CREATE UNIQUE INDEX z_base_id ON z_base (id);
CREATE MATERIALIZED VIEW a_over AS SELECT count(*) AS n FROM z_base;
CREATE MATERIALIZED VIEW of_v AS SELECT count(*) AS n FROM v;
CREATE INDEX of_v_n ON of_v (n);
CREATE VIEW on_mv AS SELECT n FROM of_v;
CREATE MATERIALIZED VIEW on_on_mv AS SELECT n FROM on_mv;
CREATE VIEW on_base AS SELECT id FROM z_base;
";

const ALL: &str = "
SELECT pg_get_indexdef(indexrelid) AS line FROM pg_index
WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
UNION ALL
SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace
UNION ALL
SELECT concat_ws(' ', item.relname, item.relkind, item.relpersistence, item.relreplident, item.relrowsecurity,
    item.relforcerowsecurity, (SELECT string_agg(part, ', ' ORDER BY part) FROM unnest(item.reloptions) AS part), toast.reloptions)
FROM pg_class AS item LEFT JOIN pg_class AS toast ON toast.oid = item.reltoastrelid
WHERE item.relnamespace = current_schema()::regnamespace AND item.relkind <> 'i'
UNION ALL
SELECT concat_ws(' ', attrelid::regclass, attname, attstorage, attcompression, to_jsonb(item) ->> 'attstattarget', attoptions)
FROM pg_attribute AS item WHERE attnum > 0
    AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
UNION ALL
SELECT concat_ws(' ', pg_get_ruledef(oid), ev_enabled) FROM pg_rewrite
WHERE ev_class IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
UNION ALL
SELECT concat_ws(' ', polrelid::regclass, polname, polcmd, polpermissive, pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
UNION ALL
SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
UNION ALL
SELECT concat_ws(' ', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid)) FROM pg_attrdef
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
    if !cfg!(feature = "postgres") {
        return Vec::new();
    }
    let cases = [("indexes", INDEXES), ("tables", TABLES), ("materialized_views", VIEWS)];
    let cases = cases.into_iter().flat_map(|(name, sql)| {
        let name = [name, "_of_postgres_are_kept_as_they_are"].concat();
        on(Database::Postgres, &name, move |scratch| kept(scratch, sql))
    });
    cases.collect()
}

fn kept(scratch: &Scratch, sql: &str) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(sql)?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    assert!(imported.is_whole(), "{:#?}", imported.unexpressed);
    assert!(!imported.spec.contains("public."), "{}", imported.spec);
    let declaration = &imported.declaration;
    let plan = create(&declaration.schema, &declaration.settings, Dialect::Postgres);
    let empty = Scratch::new(scratch.server)?;
    let mut other = connection::open(&empty.url)?;
    apply(&mut other, &plan)?;
    assert_eq!(all(&mut other)?, all(&mut connection)?, "{}", imported.spec);
    Ok(())
}
