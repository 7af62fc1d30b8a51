-- What a schema does not say of the tables and views of the current namespace, a remark a row: the kind of thing,
-- its table if it is part of one, its name, and the rest of a sentence about it.
--
-- Source: PostgreSQL 16, "System Catalogs": pg_class, pg_inherits, pg_policy, pg_rewrite, pg_attribute, pg_constraint,
-- pg_index, pg_sequence, pg_description, pg_proc, pg_type.
WITH tables AS (
    SELECT relation.*
    FROM pg_class AS relation
    JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    WHERE namespace.nspname = current_schema()
        AND relation.relkind IN ('r', 'p')
        AND relation.relname NOT LIKE '\_\_%'
        AND NOT EXISTS (
            SELECT FROM pg_depend AS owner
            WHERE owner.classid = 'pg_class'::regclass AND owner.objid = relation.oid AND owner.deptype = 'e'
        )
)
SELECT kind::text AS kind, table_name::text AS table_name, name::text AS name, reason::text AS reason
FROM (
    SELECT 'table' AS kind, NULL::text AS table_name, relname::text AS name, remark.reason
    FROM tables
    CROSS JOIN LATERAL (
        VALUES
            (relkind = 'p', 'is partitioned ' || coalesce(pg_get_partkeydef(oid), '')),
            (relispartition, 'is a partition of another table'),
            (relpersistence = 'u', 'is UNLOGGED'),
            (relrowsecurity, 'has row-level security'),
            (reloptions IS NOT NULL, 'has storage parameters'),
            (reloftype <> 0, 'is of a type'),
            (
                NOT relispartition AND EXISTS (SELECT FROM pg_inherits WHERE inhrelid = tables.oid),
                'inherits from another table'
            )
    ) AS remark (is_so, reason)
    WHERE remark.is_so
    UNION ALL
    SELECT 'policy', tables.relname, item.polname, 'is no part of a schema'
    FROM pg_policy AS item
    JOIN tables ON tables.oid = item.polrelid
    UNION ALL
    SELECT 'rule', tables.relname, item.rulename, 'is no part of a schema'
    FROM pg_rewrite AS item
    JOIN tables ON tables.oid = item.ev_class
    UNION ALL
    SELECT 'column', tables.relname, item.attname, remark.reason
    FROM pg_attribute AS item
    JOIN tables ON tables.oid = item.attrelid
    LEFT JOIN pg_depend AS owner
        ON owner.refclassid = 'pg_class'::regclass
        AND owner.refobjid = item.attrelid
        AND owner.refobjsubid = item.attnum
        AND owner.classid = 'pg_class'::regclass
        AND owner.deptype IN ('a', 'i')
    LEFT JOIN pg_sequence AS numbering ON numbering.seqrelid = owner.objid
    CROSS JOIN LATERAL (
        VALUES
            (item.attidentity = 'a', 'is GENERATED ALWAYS AS IDENTITY; here a row may bring its own number'),
            (
                numbering.seqrelid IS NOT NULL AND item.attidentity = '',
                'is SERIAL; here it is an identity column'
            ),
            (
                numbering.seqstart <> 1 OR numbering.seqincrement <> 1 OR numbering.seqcycle,
                'is numbered from ' || numbering.seqstart || ' by ' || numbering.seqincrement
                    || CASE WHEN numbering.seqcycle THEN ', in a circle' ELSE '' END
            )
    ) AS remark (is_so, reason)
    WHERE item.attnum > 0 AND NOT item.attisdropped AND remark.is_so
    UNION ALL
    SELECT
        CASE item.contype
            WHEN 'p' THEN 'primary key'
            WHEN 'u' THEN 'unique key'
            WHEN 'f' THEN 'foreign key'
            WHEN 'c' THEN 'check'
        END,
        tables.relname,
        item.conname,
        remark.reason
    FROM pg_constraint AS item
    JOIN tables ON tables.oid = item.conrelid
    LEFT JOIN pg_index AS implementation ON implementation.indexrelid = item.conindid AND item.contype IN ('p', 'u')
    LEFT JOIN pg_class AS referenced ON referenced.oid = item.confrelid
    CROSS JOIN LATERAL (
        VALUES
            (item.contype IN ('p', 'u') AND item.condeferrable, 'is DEFERRABLE'),
            (implementation.indnatts > implementation.indnkeyatts, 'includes other columns'),
            (to_jsonb(implementation) ->> 'indnullsnotdistinct' = 'true', 'takes NULLs for equal'),
            (item.contype = 'f' AND item.confmatchtype = 'f', 'is MATCH FULL'),
            (
                item.contype = 'f' AND jsonb_typeof(to_jsonb(item) -> 'confdelsetcols') = 'array',
                'sets only some of its columns on delete'
            ),
            (
                item.contype = 'f' AND referenced.relnamespace <> tables.relnamespace,
                'refers to a table of another namespace'
            ),
            (NOT item.convalidated, 'is NOT VALID'),
            (item.contype = 'c' AND item.connoinherit, 'is NO INHERIT')
    ) AS remark (is_so, reason)
    WHERE item.contype IN ('p', 'u', 'f', 'c') AND remark.is_so
    UNION ALL
    SELECT 'index', tables.relname, relation.relname, 'is invalid'
    FROM pg_index AS item
    JOIN pg_class AS relation ON relation.oid = item.indexrelid
    JOIN tables ON tables.oid = item.indrelid
    WHERE NOT item.indisvalid
    UNION ALL
    SELECT 'view', NULL, relation.relname, 'has options: ' || array_to_string(relation.reloptions, ', ')
    FROM pg_class AS relation
    JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    WHERE namespace.nspname = current_schema() AND relation.relkind = 'v' AND relation.reloptions IS NOT NULL
    UNION ALL
    SELECT
        CASE relation.relkind WHEN 'v' THEN 'view' WHEN 'i' THEN 'comment on index' ELSE 'comment on relation' END,
        NULL,
        relation.relname,
        CASE relation.relkind WHEN 'v' THEN 'has a comment' ELSE 'is no part of a schema' END
    FROM pg_description AS item
    JOIN pg_class AS relation ON relation.oid = item.objoid AND item.classoid = 'pg_class'::regclass
    JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    WHERE namespace.nspname = current_schema() AND relation.relkind NOT IN ('r', 'p', 'c')
    UNION ALL
    SELECT
        CASE relation.relkind WHEN 'f' THEN 'foreign table' ELSE 'relation' END,
        NULL,
        relation.relname,
        'is no part of a schema'
    FROM pg_class AS relation
    JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
    WHERE namespace.nspname = current_schema() AND relation.relkind = 'f'
    UNION ALL
    SELECT
        CASE item.prokind WHEN 'a' THEN 'aggregate' ELSE 'window function' END,
        NULL,
        item.proname,
        'is no part of a schema'
    FROM pg_proc AS item
    JOIN pg_namespace AS namespace ON namespace.oid = item.pronamespace
    WHERE namespace.nspname = current_schema()
        AND item.prokind IN ('a', 'w')
        AND NOT EXISTS (
            SELECT FROM pg_depend AS owner
            WHERE owner.classid = 'pg_proc'::regclass AND owner.objid = item.oid AND owner.deptype = 'e'
        )
    UNION ALL
    SELECT CASE item.typtype WHEN 'r' THEN 'range type' ELSE 'type' END, NULL, item.typname, 'is no part of a schema'
    FROM pg_type AS item
    JOIN pg_namespace AS namespace ON namespace.oid = item.typnamespace
    WHERE namespace.nspname = current_schema()
        AND item.typelem = 0
        AND (item.typtype = 'r' OR (item.typtype = 'b' AND item.typcategory <> 'A'))
        AND NOT EXISTS (
            SELECT FROM pg_depend AS owner
            WHERE owner.classid = 'pg_type'::regclass AND owner.objid = item.oid AND owner.deptype = 'e'
        )
) AS remarks
ORDER BY kind, table_name, name, reason
