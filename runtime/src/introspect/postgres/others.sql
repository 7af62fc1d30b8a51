-- What has no form of its own in a schema and is kept as the statements that make it: extensions, sequences,
-- types, functions, exclusion constraints, indexes of a kind that a schema cannot say, materialized views.
--
-- Left out is what belongs to an extension, to a column (sequences of SERIAL and IDENTITY), to a table (row types)
-- and the function of a trigger that a schema says whole. Names are made so that in their order each thing comes
-- behind what it may need.
-- Source: PostgreSQL 16, "System Catalogs": pg_extension, pg_sequence, pg_type, pg_enum, pg_proc, pg_depend, pg_index,
-- pg_opclass; "System Information Functions": pg_get_functiondef, pg_get_indexdef, pg_get_constraintdef.
WITH here AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname = current_schema()
), owned AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), inlined AS (
    SELECT item.tgfoid AS oid
    FROM pg_trigger AS item
    JOIN pg_proc AS function ON function.oid = item.tgfoid
    JOIN pg_language AS language ON language.oid = function.prolang
    WHERE NOT item.tgisinternal
    GROUP BY item.tgfoid
    HAVING bool_and(
        item.tgqual IS NULL
        AND item.tgnargs = 0
        AND item.tgconstraint = 0
        AND item.tgenabled = 'O'
        AND item.tgoldtable IS NULL
        AND item.tgnewtable IS NULL
        AND item.tgtype & 1 = 1
        AND item.tgtype & (32 | 64) = 0
        AND language.lanname = 'plpgsql'
        AND NOT function.prosecdef
        AND function.proconfig IS NULL
    )
)
SELECT
    ('extension_' || item.extname)::text AS name,
    TRUE AS is_before,
    'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(item.extname) AS up,
    'DROP EXTENSION ' || quote_ident(item.extname) AS down
FROM pg_extension AS item
WHERE item.extname <> 'plpgsql' AND item.extnamespace IN (SELECT oid FROM here)
UNION ALL
SELECT
    'sequence_' || relation.relname,
    TRUE,
    'CREATE SEQUENCE ' || quote_ident(relation.relname)
        || ' AS ' || format_type(item.seqtypid, NULL)
        || ' INCREMENT BY ' || item.seqincrement
        || ' MINVALUE ' || item.seqmin
        || ' MAXVALUE ' || item.seqmax
        || ' START WITH ' || item.seqstart
        || ' CACHE ' || item.seqcache
        || CASE WHEN item.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END,
    'DROP SEQUENCE ' || quote_ident(relation.relname)
FROM pg_sequence AS item
JOIN pg_class AS relation ON relation.oid = item.seqrelid
WHERE relation.relnamespace IN (SELECT oid FROM here)
    AND NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_class'::regclass
            AND owner.objid = relation.oid
            AND owner.deptype IN ('a', 'i', 'e')
    )
UNION ALL
SELECT
    'type_' || item.typname,
    TRUE,
    CASE item.typtype
        WHEN 'e' THEN 'CREATE TYPE ' || quote_ident(item.typname) || ' AS ENUM (' || (
            SELECT coalesce(string_agg(quote_literal(value.enumlabel), ', ' ORDER BY value.enumsortorder), '')
            FROM pg_enum AS value
            WHERE value.enumtypid = item.oid
        ) || ')'
        WHEN 'c' THEN 'CREATE TYPE ' || quote_ident(item.typname) || ' AS (' || (
            SELECT coalesce(
                string_agg(
                    quote_ident(attribute.attname) || ' ' || format_type(attribute.atttypid, attribute.atttypmod),
                    ', ' ORDER BY attribute.attnum
                ),
                ''
            )
            FROM pg_attribute AS attribute
            WHERE attribute.attrelid = item.typrelid AND attribute.attnum > 0 AND NOT attribute.attisdropped
        ) || ')'
        ELSE 'CREATE DOMAIN ' || quote_ident(item.typname)
            || ' AS ' || format_type(item.typbasetype, item.typtypmod)
            || coalesce(' DEFAULT ' || item.typdefault, '')
            || CASE WHEN item.typnotnull THEN ' NOT NULL' ELSE '' END
            || coalesce((
                SELECT string_agg(
                    ' CONSTRAINT ' || quote_ident(rule.conname) || ' ' || pg_get_constraintdef(rule.oid),
                    '' ORDER BY rule.conname
                )
                FROM pg_constraint AS rule
                WHERE rule.contypid = item.oid AND rule.contype = 'c'
            ), '')
    END,
    CASE item.typtype WHEN 'd' THEN 'DROP DOMAIN ' ELSE 'DROP TYPE ' END || quote_ident(item.typname)
FROM pg_type AS item
LEFT JOIN pg_class AS relation ON relation.oid = item.typrelid
WHERE item.typnamespace IN (SELECT oid FROM here)
    AND (item.typtype IN ('e', 'd') OR (item.typtype = 'c' AND relation.relkind = 'c'))
    AND ('pg_type'::regclass, item.oid) NOT IN (SELECT classid, objid FROM owned)
UNION ALL
-- Bodies are not looked into before their tables are there.
SELECT
    'user_function_' || item.proname
        || CASE
            WHEN count(*) OVER (PARTITION BY item.proname) > 1
                THEN '_' || row_number() OVER (PARTITION BY item.proname ORDER BY item.oid)
            ELSE ''
        END,
    NOT EXISTS (
        SELECT FROM pg_depend AS part
        JOIN pg_type AS row_type ON row_type.oid = part.refobjid
        JOIN pg_class AS relation ON relation.oid = row_type.typrelid
        WHERE part.classid = 'pg_proc'::regclass
            AND part.objid = item.oid
            AND part.refclassid = 'pg_type'::regclass
            AND relation.relkind <> 'c'
    ),
    'SET LOCAL check_function_bodies = off;' || chr(10) || replace(
        replace(
            pg_get_functiondef(item.oid),
            'FUNCTION ' || quote_ident(here.nspname) || '.',
            'FUNCTION '
        ),
        'PROCEDURE ' || quote_ident(here.nspname) || '.',
        'PROCEDURE '
    ),
    'DROP ROUTINE ' || quote_ident(item.proname) || '(' || pg_get_function_identity_arguments(item.oid) || ')'
FROM pg_proc AS item
JOIN here ON here.oid = item.pronamespace
WHERE item.prokind IN ('f', 'p')
    AND item.oid NOT IN (SELECT oid FROM inlined)
    AND ('pg_proc'::regclass, item.oid) NOT IN (SELECT classid, objid FROM owned)
UNION ALL
SELECT
    'exclusion_' || item.conname,
    FALSE,
    'ALTER TABLE ' || quote_ident(relation.relname)
        || ' ADD CONSTRAINT ' || quote_ident(item.conname)
        || ' ' || pg_get_constraintdef(item.oid),
    'ALTER TABLE ' || quote_ident(relation.relname) || ' DROP CONSTRAINT ' || quote_ident(item.conname)
FROM pg_constraint AS item
JOIN pg_class AS relation ON relation.oid = item.conrelid
WHERE relation.relnamespace IN (SELECT oid FROM here) AND item.contype = 'x'
UNION ALL
SELECT
    'index_' || index_relation.relname,
    FALSE,
    pg_get_indexdef(item.indexrelid, 0, TRUE),
    'DROP INDEX ' || quote_ident(index_relation.relname)
FROM pg_index AS item
JOIN pg_class AS index_relation ON index_relation.oid = item.indexrelid
JOIN pg_class AS relation ON relation.oid = item.indrelid
WHERE relation.relnamespace IN (SELECT oid FROM here)
    AND relation.relkind IN ('r', 'p')
    AND relation.relname NOT LIKE '\_\_%'
    AND NOT EXISTS (
        SELECT FROM pg_constraint AS owner
        WHERE owner.conindid = item.indexrelid AND owner.contype IN ('p', 'u', 'x')
    )
    AND (
        index_relation.reloptions IS NOT NULL
        OR to_jsonb(item) ->> 'indnullsnotdistinct' = 'true'
        OR EXISTS (
            SELECT FROM unnest(item.indclass::oid[]) AS key (class)
            JOIN pg_opclass AS class ON class.oid = key.class
            WHERE NOT class.opcdefault
        )
        OR EXISTS (
            SELECT FROM unnest(item.indoption::smallint[]) AS key (bits)
            WHERE (key.bits & 1 = 1) <> (key.bits & 2 = 2)
        )
    )
UNION ALL
SELECT
    'materialized_view_' || relation.relname,
    FALSE,
    'CREATE MATERIALIZED VIEW ' || quote_ident(relation.relname) || ' AS' || chr(10)
        || rtrim(pg_get_viewdef(relation.oid), '; ')
        || coalesce((
            SELECT string_agg(';' || chr(10) || pg_get_indexdef(item.indexrelid, 0, TRUE), '' ORDER BY item.indexrelid)
            FROM pg_index AS item
            WHERE item.indrelid = relation.oid
        ), ''),
    'DROP MATERIALIZED VIEW ' || quote_ident(relation.relname)
FROM pg_class AS relation
WHERE relation.relnamespace IN (SELECT oid FROM here)
    AND relation.relkind = 'm'
    AND ('pg_class'::regclass, relation.oid) NOT IN (SELECT classid, objid FROM owned)
ORDER BY name
