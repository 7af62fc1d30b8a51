-- what hangs on views that are made again
DO $body$
BEGIN
    PERFORM set_config('tablewright.views', coalesce((
        WITH wanted (title, says_check) AS (VALUES
            ('"audit"."all_events"', FALSE)
        ),
        view_ AS (
            SELECT
                item.*,
                wanted.title,
                wanted.says_check,
                CASE item.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS noun
            FROM wanted
            JOIN pg_catalog.pg_class AS item ON item.oid = to_regclass(wanted.title)
            WHERE item.relkind IN ('v', 'm')
        ),
        noted (rank, title, what, name, statement) AS (
            SELECT 1, title, 'option', split_part(part, '=', 1), format(
                'ALTER %s %s SET (%I = %L)', noun, title, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1)
            )
            FROM view_
            CROSS JOIN unnest(reloptions) AS part
            WHERE NOT (says_check AND part LIKE 'check_option=%')
            UNION ALL
            SELECT 2, title, 'default of column', attname, format(
                'ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', title, attname, pg_get_expr(adbin, adrelid)
            )
            FROM view_
            JOIN pg_catalog.pg_attrdef ON adrelid = view_.oid
            JOIN pg_catalog.pg_attribute ON attrelid = adrelid AND attnum = adnum
            UNION ALL
            SELECT 3, title, 'index', index_.relname, pg_get_indexdef(index_.oid)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            UNION ALL
            SELECT 4, title, 'clustering by index', index_.relname, format('ALTER %s %s CLUSTER ON %I', noun, title, index_.relname)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid AND indisclustered
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            UNION ALL
            SELECT 4, title, 'statistics target of index', index_.relname, format(
                'ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', index_.oid::regclass, attnum, attstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            JOIN pg_catalog.pg_attribute ON attrelid = index_.oid AND attstattarget >= 0
            UNION ALL
            SELECT 4, title, 'statistics target of column', attname, format(
                'ALTER %s %s ALTER COLUMN %I SET STATISTICS %s', noun, title, attname, attstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0 AND attstattarget >= 0
            UNION ALL
            SELECT 4, title, 'option of column', attname, format(
                'ALTER %s %s ALTER COLUMN %I SET (%I = %L)',
                noun, title, attname, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1)
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            CROSS JOIN unnest(attoptions) AS part
            UNION ALL
            SELECT 4, title, 'statistics', stxname, pg_get_statisticsobjdef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid
            UNION ALL
            SELECT 5, title, 'target of statistics', stxname, format(
                'ALTER STATISTICS %I.%I SET STATISTICS %s', nspname, stxname, stxstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid AND stxstattarget >= 0
            JOIN pg_catalog.pg_namespace AS space ON space.oid = stxnamespace
            UNION ALL
            SELECT 4, title, 'trigger', tgname, pg_get_triggerdef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_trigger AS item ON tgrelid = view_.oid AND NOT tgisinternal
            UNION ALL
            SELECT 5, title, 'rule', rulename, pg_get_ruledef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_rewrite AS item ON ev_class = view_.oid AND rulename <> '_RETURN'
            UNION ALL
            SELECT 6, title, 'grant', privilege_type, format(
                'GRANT %s ON %s TO %s%s', privilege_type, title,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
            )
            FROM view_
            CROSS JOIN aclexplode(relacl)
            WHERE grantee <> relowner
            UNION ALL
            SELECT 6, title, 'grant on column', attname, format(
                'GRANT %s (%I) ON %s TO %s%s', privilege_type, attname, title,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            CROSS JOIN aclexplode(attacl)
            UNION ALL
            SELECT 7, title, 'comment', '', format('COMMENT ON %s %s IS %L', noun, title, description)
            FROM view_
            JOIN pg_catalog.pg_description ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = 0
            UNION ALL
            SELECT 7, title, 'comment on column', attname, format('COMMENT ON COLUMN %s.%I IS %L', title, attname, description)
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            JOIN pg_catalog.pg_description
                ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = attnum
            UNION ALL
            SELECT 7, title, 'comment on trigger', tgname, format('COMMENT ON TRIGGER %I ON %s IS %L', tgname, title, description)
            FROM view_
            JOIN pg_catalog.pg_trigger AS item ON tgrelid = view_.oid AND NOT tgisinternal
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_trigger'::regclass
            UNION ALL
            SELECT 7, title, 'comment on rule', rulename, format('COMMENT ON RULE %I ON %s IS %L', rulename, title, description)
            FROM view_
            JOIN pg_catalog.pg_rewrite AS item ON ev_class = view_.oid AND rulename <> '_RETURN'
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_rewrite'::regclass
            UNION ALL
            SELECT 7, title, 'comment on index', index_.relname, format('COMMENT ON INDEX %s IS %L', index_.oid::regclass, description)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            JOIN pg_catalog.pg_description ON objoid = index_.oid AND classoid = 'pg_class'::regclass
            UNION ALL
            SELECT 7, title, 'comment on statistics', stxname, format(
                'COMMENT ON STATISTICS %I.%I IS %L', nspname, stxname, description
            )
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid
            JOIN pg_catalog.pg_namespace AS space ON space.oid = stxnamespace
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_statistic_ext'::regclass
            UNION ALL
            SELECT 8, title, 'security label', provider, format('SECURITY LABEL FOR %I ON %s %s IS %L', provider, noun, title, label)
            FROM view_
            JOIN pg_catalog.pg_seclabel ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = 0
            UNION ALL
            SELECT 9, title, 'owner', '', format('ALTER %s %s OWNER TO %I', noun, title, pg_get_userbyid(relowner))
            FROM view_
            WHERE relowner <> to_regrole(quote_ident(current_user))
        )
        SELECT jsonb_agg(to_jsonb(noted) ORDER BY rank, title, name)::text
        FROM noted
    ), '[]'), FALSE);
END;
$body$;

-- view audit.all_events
DROP VIEW "audit"."all_events";

-- index ix_events_kind
DROP INDEX "audit"."ix_events_kind";

-- check ck_events_1
ALTER TABLE "audit"."events" DROP CONSTRAINT "ck_events_1";

-- unique key uq_events_person_id_kind
ALTER TABLE "audit"."events" DROP CONSTRAINT "uq_events_person_id_kind";

-- table old.notes
DROP TABLE "old"."notes";

-- namespace
CREATE SCHEMA IF NOT EXISTS "store";

-- table audit.log
ALTER TABLE "audit"."events" RENAME TO "log";

-- table audit.people_of_audit
ALTER TABLE "audit"."people" RENAME TO "people_of_audit";

-- constraint pk_log
ALTER TABLE "audit"."log" RENAME CONSTRAINT "pk_events" TO "pk_log";

-- column key
ALTER TABLE "audit"."log" RENAME COLUMN "id" TO "key";

-- constraint pk_people_of_audit
ALTER TABLE "audit"."people_of_audit" RENAME CONSTRAINT "pk_people" TO "pk_people_of_audit";

-- constraint fk_log_person_id
ALTER TABLE "audit"."log" RENAME CONSTRAINT "fk_events_person_id" TO "fk_log_person_id";

-- constraint fk_people_of_audit_event_id
ALTER TABLE "audit"."people_of_audit" RENAME CONSTRAINT "fk_people_event_id" TO "fk_people_of_audit_event_id";

-- numbers of column key
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"audit"."log"', 'key');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"audit"."log_key_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "log_key_seq"';
    END IF;
END;
$body$;

-- numbers of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"audit"."people_of_audit"', 'id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"audit"."people_of_audit_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "people_of_audit_id_seq"';
    END IF;
END;
$body$;

-- numbers of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"archive"', 'id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"archive_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "archive_id_seq"';
    END IF;
END;
$body$;

-- table people_of_audit
DO $body$
BEGIN
    EXECUTE 'ALTER TABLE "audit"."people_of_audit" SET SCHEMA' || ' ' || quote_ident(current_schema());
END;
$body$;

-- table store.archive
ALTER TABLE "archive" SET SCHEMA "store";

-- column at
ALTER TABLE "audit"."log"
    ADD COLUMN "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- column old
ALTER TABLE "store"."archive"
    ADD COLUMN "old" BOOLEAN NOT NULL DEFAULT FALSE;

-- column kind
ALTER TABLE "audit"."log"
    ALTER COLUMN "kind" TYPE VARCHAR(40);

-- column note
ALTER TABLE "audit"."log" DROP COLUMN "note";

-- namespace, unless something else is in it
DO $body$
BEGIN
    DROP SCHEMA IF EXISTS "old";
EXCEPTION
    WHEN dependent_objects_still_exist THEN NULL;
END;
$body$;

-- index ix_log_at
CREATE INDEX "ix_log_at" ON "audit"."log" ("at");

-- index ix_log_kind
CREATE INDEX "ix_log_kind" ON "audit"."log" ("kind");

-- full-text index search_log
ALTER TABLE "audit"."log"
    ADD COLUMN "search_log_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("kind", ''))
    ) STORED;
CREATE INDEX "search_log" ON "audit"."log" USING gin ("search_log_vector");

-- comment of table people_of_audit
COMMENT ON TABLE "people_of_audit" IS NULL;

-- view audit.all_events
CREATE VIEW "audit"."all_events" AS
SELECT key, kind FROM audit.log;

-- trigger touch
CREATE FUNCTION "audit"."log_touch"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.at := now(); RETURN NEW;
END;
$body$;
CREATE TRIGGER "touch" BEFORE UPDATE ON "audit"."log"
    FOR EACH ROW EXECUTE FUNCTION "audit"."log_touch"();

-- what hung on views that have been made again
DO $body$
DECLARE
    item record;
    relation regclass;
    noted text := current_setting('tablewright.views', TRUE);
BEGIN
    IF coalesce(noted, '') = '' THEN
        RAISE EXCEPTION 'what hung on the views is not known any more: run the whole migration in one session';
    END IF;
    -- Default privileges may have granted more than there was.
    FOR item IN
        WITH wanted (title, says_check) AS (VALUES
            ('"audit"."all_events"', FALSE)
        )
        SELECT DISTINCT wanted.title, grantee
        FROM wanted
        JOIN pg_catalog.pg_class AS made ON made.oid = to_regclass(wanted.title)
        CROSS JOIN aclexplode(made.relacl)
        WHERE grantee <> made.relowner AND EXISTS (SELECT FROM pg_catalog.pg_default_acl)
    LOOP
        EXECUTE format(
            'REVOKE ALL ON %s FROM %s', item.title,
            CASE item.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(item.grantee)) END
        );
    END LOOP;
    FOR item IN
        SELECT part ->> 'title' AS title, part ->> 'what' AS what, part ->> 'name' AS name, part ->> 'statement' AS statement
        FROM jsonb_array_elements(noted::jsonb) WITH ORDINALITY AS note (part, place)
        ORDER BY place
    LOOP
        relation := to_regclass(item.title);
        CONTINUE WHEN item.what LIKE '%column' AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_attribute
            WHERE attrelid = relation AND attname = item.name AND NOT attisdropped
        );
        CONTINUE WHEN item.what = 'trigger'
            AND EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = relation AND tgname = item.name);
        CONTINUE WHEN item.what = 'rule'
            AND EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = relation AND rulename = item.name);
        CONTINUE WHEN item.what = 'index' AND EXISTS (
            SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            WHERE indrelid = relation AND relname = item.name
        );
        CONTINUE WHEN item.what LIKE '% index' AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            WHERE indrelid = relation AND relname = item.name
        );
        CONTINUE WHEN item.what = 'statistics'
            AND EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxrelid = relation AND stxname = item.name);
        CONTINUE WHEN item.what LIKE '% statistics'
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxrelid = relation AND stxname = item.name);
        CONTINUE WHEN item.what = 'comment' AND obj_description(relation, 'pg_class') IS NOT NULL;
        BEGIN
            EXECUTE item.statement;
        EXCEPTION WHEN OTHERS THEN
            RAISE EXCEPTION USING
                ERRCODE = SQLSTATE,
                MESSAGE = concat_ws(
                    ' ', item.what, nullif(item.name, ''), 'of view', item.title, 'cannot be made again:', SQLERRM
                ),
                HINT = 'Nothing that hangs on a view is lost silently: take it away by hand, or say it in the spec as raw SQL.';
        END;
    END LOOP;
    PERFORM set_config('tablewright.views', '', FALSE);
END;
$body$;
