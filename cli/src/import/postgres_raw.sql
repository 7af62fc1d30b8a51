-- What a spec says as raw SQL: objects of the current namespace that stand beside tables, with the statement that
-- makes each and the one that removes it. Within a group they are in the order in which they were made, so that one
-- that uses another comes after it.
--
-- A sequence that numbers a SERIAL column goes with the column.
-- Groups: 1 extensions, 2 types, 3 sequences, 4 functions, 5 functions that name tables in their signatures,
-- 6 owners of sequences, 7 constraints, 8 indexes, 9 materialized views.
-- Source: PostgreSQL 16, "System Catalogs": pg_extension, pg_type, pg_sequence, pg_proc, pg_constraint, pg_index,
-- pg_opclass, pg_depend; "System Information Functions".
-- It begins with `serial.sql`.
, own AS (
    SELECT oid FROM pg_namespace WHERE nspname = current_schema()
), extended AS (
    SELECT objid, classid FROM pg_depend WHERE deptype = 'e'
), special_trigger AS (
    SELECT item.tgfoid
    FROM pg_trigger AS item
    JOIN pg_proc AS function ON function.oid = item.tgfoid
    JOIN pg_language AS language ON language.oid = function.prolang
    WHERE item.tgqual IS NOT NULL OR item.tgnargs > 0 OR item.tgconstraint <> 0
        OR item.tgtype & 1 = 0 OR item.tgtype & 96 <> 0 OR language.lanname <> 'plpgsql'
), function AS (
    SELECT
        item.oid,
        item.prokind,
        item.proname,
        to_jsonb(item) ->> 'prosqlbody' IS NOT NULL OR EXISTS (
            SELECT
            FROM unnest(item.proargtypes::oid[] || coalesce(item.proallargtypes, '{}') || item.prorettype)
                AS part (type_oid)
            JOIN pg_type AS type_ ON type_.oid = part.type_oid
            LEFT JOIN pg_type AS element ON element.oid = type_.typelem
            JOIN pg_class AS relation ON relation.oid IN (type_.typrelid, element.typrelid)
            WHERE relation.relkind IN ('r', 'p', 'v', 'm')
        ) AS names_tables
    FROM pg_proc AS item
    JOIN pg_language AS language ON language.oid = item.prolang
    WHERE item.pronamespace IN (SELECT oid FROM own)
        AND item.prokind IN ('f', 'p')
        AND language.lanname NOT IN ('c', 'internal')
        AND NOT EXISTS (
            SELECT FROM extended WHERE objid = item.oid AND classid = 'pg_proc'::regclass
        )
        AND (
            item.prorettype <> 'trigger'::regtype
            OR item.oid IN (SELECT tgfoid FROM special_trigger)
            OR NOT EXISTS (SELECT FROM pg_trigger WHERE tgfoid = item.oid)
        )
)
SELECT 1 AS rank, item.oid::bigint AS number, item.extname::text AS name, '' AS table_name,
    format('CREATE EXTENSION IF NOT EXISTS %I', item.extname) AS up,
    format('DROP EXTENSION IF EXISTS %I', item.extname) AS down
FROM pg_extension AS item
WHERE item.extname <> 'plpgsql'
UNION ALL
SELECT 2, item.oid::bigint, item.typname::text, '',
    CASE item.typtype
        WHEN 'e' THEN format('CREATE TYPE %I AS ENUM (%s)', item.typname, (
            SELECT string_agg(quote_literal(label.enumlabel), ', ' ORDER BY label.enumsortorder)
            FROM pg_enum AS label
            WHERE label.enumtypid = item.oid
        ))
        WHEN 'd' THEN format(
            'CREATE DOMAIN %I AS %s%s%s%s',
            item.typname,
            format_type(item.typbasetype, item.typtypmod),
            ' DEFAULT ' || item.typdefault,
            CASE WHEN item.typnotnull THEN ' NOT NULL' END,
            (
                SELECT string_agg(format(' CONSTRAINT %I %s', part.conname, pg_get_constraintdef(part.oid)), '' ORDER BY part.oid)
                FROM pg_constraint AS part
                WHERE part.contypid = item.oid AND part.contype = 'c'
            )
        )
        ELSE format('CREATE TYPE %I AS (%s)', item.typname, (
            SELECT string_agg(format('%I %s', part.attname, format_type(part.atttypid, part.atttypmod)), ', ' ORDER BY part.attnum)
            FROM pg_attribute AS part
            WHERE part.attrelid = item.typrelid AND part.attnum > 0 AND NOT part.attisdropped
        ))
    END,
    format(CASE item.typtype WHEN 'd' THEN 'DROP DOMAIN %I' ELSE 'DROP TYPE %I' END, item.typname)
FROM pg_type AS item
LEFT JOIN pg_class AS relation ON relation.oid = item.typrelid
WHERE item.typnamespace IN (SELECT oid FROM own)
    AND (item.typtype IN ('e', 'd') OR (item.typtype = 'c' AND relation.relkind = 'c'))
    AND NOT EXISTS (SELECT FROM extended WHERE objid = item.oid AND classid = 'pg_type'::regclass)
UNION ALL
SELECT 3, relation.oid::bigint, relation.relname::text, '',
    format(
        'CREATE SEQUENCE %I%s%s%s%s%s%s%s',
        relation.relname,
        ' AS ' || nullif(format_type(item.seqtypid, NULL), 'bigint'),
        ' INCREMENT BY ' || nullif(item.seqincrement, 1),
        ' MINVALUE ' || nullif(item.seqmin, 1),
        ' MAXVALUE ' || CASE
            WHEN item.seqmax NOT IN (32767, 2147483647, 9223372036854775807) THEN item.seqmax
        END,
        ' START WITH ' || CASE WHEN item.seqstart <> item.seqmin THEN item.seqstart END,
        ' CACHE ' || nullif(item.seqcache, 1),
        CASE WHEN item.seqcycle THEN ' CYCLE' END
    ),
    format('DROP SEQUENCE %I', relation.relname)
FROM pg_sequence AS item
JOIN pg_class AS relation ON relation.oid = item.seqrelid
WHERE relation.relnamespace IN (SELECT oid FROM own)
    AND NOT EXISTS (
        SELECT FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype IN ('i', 'e')
    )
    AND relation.oid NOT IN (SELECT sequence_id FROM serial)
UNION ALL
SELECT CASE WHEN item.names_tables THEN 5 ELSE 4 END, item.oid::bigint, item.proname::text, '',
    rtrim(pg_get_functiondef(item.oid), E'\n'),
    format(
        '%s %I(%s)',
        CASE item.prokind WHEN 'p' THEN 'DROP PROCEDURE' ELSE 'DROP FUNCTION' END,
        item.proname,
        pg_get_function_identity_arguments(item.oid)
    )
FROM function AS item
UNION ALL
SELECT 6, relation.oid::bigint, relation.relname::text, '',
    format('ALTER SEQUENCE %I OWNED BY %I.%I', relation.relname, owner.relname, attribute.attname),
    format('ALTER SEQUENCE %I OWNED BY NONE', relation.relname)
FROM pg_depend AS link
JOIN pg_class AS relation ON relation.oid = link.objid AND relation.relkind = 'S'
JOIN pg_class AS owner ON owner.oid = link.refobjid
JOIN pg_attribute AS attribute
    ON attribute.attrelid = link.refobjid AND attribute.attnum = link.refobjsubid
WHERE link.classid = 'pg_class'::regclass
    AND link.refclassid = 'pg_class'::regclass
    AND link.deptype = 'a'
    AND relation.relnamespace IN (SELECT oid FROM own)
    AND relation.oid NOT IN (SELECT sequence_id FROM serial)
UNION ALL
SELECT 7, item.oid::bigint, item.conname::text, relation.relname::text,
    format('ALTER TABLE %I ADD CONSTRAINT %I %s', relation.relname, item.conname, pg_get_constraintdef(item.oid)),
    format('ALTER TABLE %I DROP CONSTRAINT %I', relation.relname, item.conname)
FROM pg_constraint AS item
JOIN pg_class AS relation ON relation.oid = item.conrelid
WHERE item.connamespace IN (SELECT oid FROM own) AND item.contype = 'x'
UNION ALL
SELECT 8, item.indexrelid::bigint, index_relation.relname::text, relation.relname::text,
    pg_get_indexdef(item.indexrelid),
    format('DROP INDEX %I', index_relation.relname)
FROM pg_index AS item
JOIN pg_class AS index_relation ON index_relation.oid = item.indexrelid
JOIN pg_class AS relation ON relation.oid = item.indrelid AND relation.relkind IN ('r', 'p')
WHERE index_relation.relnamespace IN (SELECT oid FROM own)
    AND NOT relation.relispartition
    AND NOT EXISTS (SELECT FROM pg_constraint AS owner WHERE owner.conindid = item.indexrelid)
    AND NOT EXISTS (
        SELECT FROM extended WHERE objid = relation.oid AND classid = 'pg_class'::regclass
    )
    AND (
        coalesce((to_jsonb(item) ->> 'indnullsnotdistinct')::boolean, FALSE)
        OR EXISTS (
            SELECT
            FROM unnest(item.indclass::oid[]) AS part (class_oid)
            JOIN pg_opclass AS class ON class.oid = part.class_oid
            WHERE NOT class.opcdefault
        )
        -- Bit 1 is DESC, bit 2 is NULLS FIRST; usually both are there or none.
        OR EXISTS (SELECT FROM unnest(item.indoption::smallint[]) AS part (bits) WHERE part.bits IN (1, 2))
    )
UNION ALL
SELECT 9, relation.oid::bigint, relation.relname::text, '',
    format(
        E'CREATE MATERIALIZED VIEW %I AS\n%s%s',
        relation.relname,
        rtrim(pg_get_viewdef(relation.oid), ';'),
        (
            SELECT string_agg(E';\n' || pg_get_indexdef(part.indexrelid), '' ORDER BY part.indexrelid)
            FROM pg_index AS part
            WHERE part.indrelid = relation.oid
        )
    ),
    format('DROP MATERIALIZED VIEW %I', relation.relname)
FROM pg_class AS relation
WHERE relation.relkind = 'm'
    AND relation.relnamespace IN (SELECT oid FROM own)
    AND NOT EXISTS (SELECT FROM extended WHERE objid = relation.oid AND classid = 'pg_class'::regclass)
ORDER BY rank, number
