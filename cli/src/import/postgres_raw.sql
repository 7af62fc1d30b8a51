-- What a spec says as raw SQL: objects of the namespaces that stand beside tables, with the statement that
-- makes each and the one that removes it. Within a group they are in the order in which they were made, and what uses
-- another one by the server's knowledge comes after it.
--
-- A sequence that numbers a SERIAL column goes with the column.
-- Groups: 0 triggers that are left out, 1 extensions, 2 types, 3 sequences, 4 functions and aggregates, and domains that
-- use them, 5 those that name tables, 6 those that name views, 7 owners of sequences, 8 unlogged tables,
-- 10 indexes of other methods than a spec knows, 11 settings of tables and columns, 12 extended statistics, 13 rules,
-- 14 policies, 15 materialized views.
-- Source: PostgreSQL 16, "System Catalogs": pg_extension, pg_type, pg_sequence, pg_proc, pg_aggregate, pg_constraint,
-- pg_index, pg_am, pg_attribute, pg_statistic_ext, pg_rewrite, pg_policy, pg_depend; "System Information Functions".
-- It begins with `serial.sql` and `postgres_own.sql`.
, extended AS (
    SELECT objid, classid FROM pg_depend WHERE deptype = 'e'
), part AS (
    -- What a function or domain is made of: its signature, what a body that the server has parsed names, a check.
    SELECT classid, objid, refclassid, refobjid FROM pg_depend
    UNION ALL
    SELECT 'pg_type'::regclass, rule.contypid, link.refclassid, link.refobjid
    FROM pg_depend AS link
    JOIN pg_constraint AS rule ON rule.oid = link.objid AND rule.contypid <> 0
    WHERE link.classid = 'pg_constraint'::regclass
), routine AS (
    SELECT item.oid, 'pg_proc'::regclass::oid AS class_oid
    FROM pg_proc AS item
    WHERE item.pronamespace IN (SELECT oid FROM own)
    UNION ALL
    SELECT item.oid, 'pg_type'::regclass::oid
    FROM pg_type AS item
    WHERE item.typnamespace IN (SELECT oid FROM own) AND item.typtype = 'd'
), edge AS (
    SELECT routine.class_oid, routine.oid, needed.class_oid AS needs_class, needed.oid AS needs
    FROM routine
    JOIN part ON part.classid = routine.class_oid AND part.objid = routine.oid
    JOIN routine AS needed ON needed.class_oid = part.refclassid AND needed.oid = part.refobjid
    WHERE (needed.class_oid, needed.oid) <> (routine.class_oid, routine.oid)
), on_relation AS (
    -- Those that name a table or a view: 1 a table, 2 a view.
    SELECT routine.class_oid, routine.oid, CASE WHEN relation.relkind = 'v' THEN 2 ELSE 1 END AS kind
    FROM routine
    JOIN part ON part.classid = routine.class_oid AND part.objid = routine.oid
    LEFT JOIN pg_type AS type_ ON part.refclassid = 'pg_type'::regclass AND type_.oid = part.refobjid
    LEFT JOIN pg_type AS element ON element.oid = type_.typelem
    JOIN pg_class AS relation
        ON relation.oid IN (type_.typrelid, element.typrelid)
        OR part.refclassid = 'pg_class'::regclass AND relation.oid = part.refobjid
    WHERE relation.relkind IN ('r', 'p', 'v', 'm', 'f') OR relation.oid IN (SELECT sequence_id FROM serial)
), place (class_oid, oid, kind, level) AS (
    -- Also those that use one that does, and how many stand below each. Those in a circle have no end of their own.
    SELECT routine.class_oid, routine.oid, coalesce(on_relation.kind, 0), 0
    FROM routine
    LEFT JOIN on_relation ON on_relation.class_oid = routine.class_oid AND on_relation.oid = routine.oid
    UNION
    SELECT edge.class_oid, edge.oid, place.kind, place.level + 1
    FROM place
    JOIN edge ON edge.needs_class = place.class_oid AND edge.needs = place.oid
    WHERE place.level < 50
), placed AS (
    SELECT class_oid, oid, max(kind) AS kind, max(level) AS level FROM place GROUP BY class_oid, oid
), function AS (
    SELECT item.*, placed.kind, placed.level, own.prefix, own.quoted
    FROM pg_proc AS item
    JOIN own ON own.oid = item.pronamespace
    JOIN placed ON placed.oid = item.oid AND placed.class_oid = 'pg_proc'::regclass
    JOIN pg_language AS language ON language.oid = item.prolang
    WHERE (item.prokind IN ('f', 'p') AND language.lanname NOT IN ('c', 'internal') OR item.prokind = 'a')
        AND NOT EXISTS (
            SELECT FROM extended WHERE objid = item.oid AND classid = 'pg_proc'::regclass
        )
), aggregate AS (
    SELECT
        item.aggfnoid AS oid,
        concat_ws(
            ', ',
            format('SFUNC = %s', item.aggtransfn),
            format('STYPE = %s', format_type(item.aggtranstype, NULL)),
            'SSPACE = ' || nullif(item.aggtransspace, 0),
            'FINALFUNC = ' || nullif(item.aggfinalfn::text, '-'),
            CASE WHEN item.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
            'FINALFUNC_MODIFY = ' || CASE
                WHEN item.aggfinalmodify = CASE item.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN NULL
                WHEN item.aggfinalmodify = 'r' THEN 'READ_ONLY'
                WHEN item.aggfinalmodify = 's' THEN 'SHAREABLE'
                ELSE 'READ_WRITE'
            END,
            'COMBINEFUNC = ' || nullif(item.aggcombinefn::text, '-'),
            'SERIALFUNC = ' || nullif(item.aggserialfn::text, '-'),
            'DESERIALFUNC = ' || nullif(item.aggdeserialfn::text, '-'),
            'INITCOND = ' || quote_literal(item.agginitval),
            'MSFUNC = ' || nullif(item.aggmtransfn::text, '-'),
            'MINVFUNC = ' || nullif(item.aggminvtransfn::text, '-'),
            CASE WHEN item.aggmtranstype <> 0 THEN format('MSTYPE = %s', format_type(item.aggmtranstype, NULL)) END,
            'MSSPACE = ' || nullif(item.aggmtransspace, 0),
            'MFINALFUNC = ' || nullif(item.aggmfinalfn::text, '-'),
            CASE WHEN item.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
            'MFINALFUNC_MODIFY = ' || CASE
                WHEN item.aggmfinalmodify = CASE item.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN NULL
                WHEN item.aggmfinalmodify = 'r' THEN 'READ_ONLY'
                WHEN item.aggmfinalmodify = 's' THEN 'SHAREABLE'
                ELSE 'READ_WRITE'
            END,
            'MINITCOND = ' || quote_literal(item.aggminitval),
            'SORTOP = ' || CASE
                WHEN item.aggsortop <> 0 THEN format('OPERATOR(%I.%s)', namespace.nspname, operator.oprname)
            END,
            'PARALLEL = ' || CASE function.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END,
            CASE WHEN item.aggkind = 'h' THEN 'HYPOTHETICAL' END
        ) AS options
    FROM pg_aggregate AS item
    JOIN function ON function.oid = item.aggfnoid
    LEFT JOIN pg_operator AS operator ON operator.oid = item.aggsortop
    LEFT JOIN pg_namespace AS namespace ON namespace.oid = operator.oprnamespace
), made AS (
    -- The first namespace is not said: it may have another name where the spec is used.
    SELECT
        item.*,
        kind_.word,
        CASE
            WHEN item.prokind = 'a' THEN format(
                'CREATE OR REPLACE AGGREGATE %s%I(%s) (%s)',
                item.quoted,
                item.proname,
                coalesce(nullif(pg_get_function_arguments(item.oid), ''), '*'),
                aggregate.options
            )
            ELSE concat(
                'CREATE OR REPLACE ',
                kind_.word,
                ' ',
                item.quoted,
                substr(
                    rtrim(pg_get_functiondef(item.oid), E'\n'),
                    length(format('CREATE OR REPLACE %s %s.', kind_.word, item.pronamespace::regnamespace)) + 1
                )
            )
        END AS up
    FROM function AS item
    CROSS JOIN LATERAL (
        SELECT CASE item.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END AS word
    ) AS kind_
    LEFT JOIN aggregate ON aggregate.oid = item.oid
), plain AS (
    -- The tables of a spec.
    SELECT item.*, own.prefix || item.relname AS title, own.quoted || quote_ident(item.relname) AS said, own.quoted
    FROM pg_class AS item
    JOIN own ON own.oid = item.relnamespace
    WHERE item.relkind IN ('r', 'p') AND NOT item.relispartition
        AND NOT EXISTS (SELECT FROM extended WHERE objid = item.oid AND classid = 'pg_class'::regclass)
), unlogged (oid, level) AS (
    -- A logged table cannot refer to one that is not: those that refer come first.
    SELECT plain.oid, 0 FROM plain WHERE plain.relpersistence = 'u'
    UNION
    SELECT target.oid, unlogged.level + 1
    FROM unlogged
    JOIN pg_constraint AS link ON link.contype = 'f' AND link.conrelid = unlogged.oid AND link.confrelid <> link.conrelid
    JOIN plain AS target ON target.oid = link.confrelid AND target.relpersistence = 'u'
    WHERE unlogged.level < 50
), setting AS (
    SELECT item.oid, part.prefix || split_part(option.text, '=', 1) AS name,
        format('%s%s = %L', part.prefix, split_part(option.text, '=', 1), substr(option.text, strpos(option.text, '=') + 1)) AS text
    FROM plain AS item
    LEFT JOIN pg_class AS toast ON toast.oid = item.reltoastrelid
    CROSS JOIN LATERAL (VALUES ('', item.reloptions), ('toast.', toast.reloptions)) AS part (prefix, options)
    CROSS JOIN LATERAL unnest(part.options) AS option (text)
), attribute AS (
    SELECT item.oid, item.title, item.said, column_.attname, column_.attnum, kind.up, kind.down
    FROM plain AS item
    JOIN pg_attribute AS column_ ON column_.attrelid = item.oid AND column_.attnum > 0 AND NOT column_.attisdropped
    JOIN pg_type AS type_ ON type_.oid = column_.atttypid
    CROSS JOIN LATERAL (SELECT
        CASE column_.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS storage,
        CASE type_.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS usual,
        coalesce((to_jsonb(column_) ->> 'attstattarget')::integer, -1) AS target,
        coalesce(to_jsonb(column_) ->> 'attcompression', '') AS compression
    ) AS said
    CROSS JOIN LATERAL (VALUES
        (column_.attstorage <> type_.typstorage, 'SET STORAGE ' || said.storage, 'SET STORAGE ' || said.usual),
        (
            said.compression <> '',
            'SET COMPRESSION ' || CASE said.compression WHEN 'l' THEN 'lz4' ELSE 'pglz' END,
            'SET COMPRESSION default'
        ),
        (said.target >= 0, 'SET STATISTICS ' || said.target, 'SET STATISTICS -1'),
        (
            column_.attoptions IS NOT NULL,
            format('SET (%s)', array_to_string(column_.attoptions, ', ')),
            format('RESET (%s)', (
                SELECT string_agg(split_part(option.text, '=', 1), ', ') FROM unnest(column_.attoptions) AS option (text)
            ))
        )
    ) AS kind (applies, up, down)
    WHERE kind.applies
), lost_trigger AS (
    -- Those whose function is not made.
    SELECT item.tgname, relation.relname, own.prefix
    FROM pg_trigger AS item
    JOIN pg_class AS relation ON relation.oid = item.tgrelid
    JOIN own ON own.oid = relation.relnamespace
    JOIN pg_proc AS called ON called.oid = item.tgfoid
    WHERE NOT item.tgisinternal
        AND called.pronamespace <> 'pg_catalog'::regnamespace
        AND called.oid NOT IN (SELECT oid FROM function)
        AND NOT EXISTS (SELECT FROM extended WHERE objid = called.oid AND classid = 'pg_proc'::regclass)
)
SELECT 0 AS rank, 0 AS level, 0::bigint AS number, item.tgname::text AS name, item.prefix || item.relname AS table_name,
    '' AS up,
    format(
        'DROP TRIGGER "%s" ON %s"%s"',
        replace(item.tgname, '"', '""'),
        CASE WHEN item.prefix <> '' THEN format('"%s".', replace(rtrim(item.prefix, '.'), '"', '""')) END,
        replace(item.relname, '"', '""')
    ) AS down
FROM lost_trigger AS item
UNION ALL
SELECT 1, 0, item.oid::bigint, item.extname::text, '',
    format('CREATE EXTENSION IF NOT EXISTS %I', item.extname),
    format('DROP EXTENSION IF EXISTS %I', item.extname)
FROM pg_extension AS item
WHERE item.extname <> 'plpgsql'
UNION ALL
SELECT CASE WHEN placed.level > 0 OR placed.kind > 0 THEN placed.kind + 4 ELSE 2 END, coalesce(placed.level, 0), item.oid::bigint, own.prefix || item.typname, '',
    CASE item.typtype
        WHEN 'e' THEN format('CREATE TYPE %s%I AS ENUM (%s)', own.quoted, item.typname, (
            SELECT string_agg(quote_literal(label.enumlabel), ', ' ORDER BY label.enumsortorder)
            FROM pg_enum AS label
            WHERE label.enumtypid = item.oid
        ))
        WHEN 'd' THEN format(
            'CREATE DOMAIN %s%I AS %s%s%s%s',
            own.quoted,
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
        ELSE format('CREATE TYPE %s%I AS (%s)', own.quoted, item.typname, (
            SELECT string_agg(format('%I %s', part.attname, format_type(part.atttypid, part.atttypmod)), ', ' ORDER BY part.attnum)
            FROM pg_attribute AS part
            WHERE part.attrelid = item.typrelid AND part.attnum > 0 AND NOT part.attisdropped
        ))
    END,
    format(CASE item.typtype WHEN 'd' THEN 'DROP DOMAIN %s%I' ELSE 'DROP TYPE %s%I' END, own.quoted, item.typname)
FROM pg_type AS item
JOIN own ON own.oid = item.typnamespace
LEFT JOIN pg_class AS relation ON relation.oid = item.typrelid
LEFT JOIN placed ON placed.oid = item.oid AND placed.class_oid = 'pg_type'::regclass
WHERE (item.typtype IN ('e', 'd') OR (item.typtype = 'c' AND relation.relkind = 'c'))
    AND NOT EXISTS (SELECT FROM extended WHERE objid = item.oid AND classid = 'pg_type'::regclass)
UNION ALL
SELECT 3, 0, relation.oid::bigint, own.prefix || relation.relname, '',
    format(
        'CREATE SEQUENCE %s%I%s%s%s%s%s%s%s',
        own.quoted,
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
    format('DROP SEQUENCE %s%I', own.quoted, relation.relname)
FROM pg_sequence AS item
JOIN pg_class AS relation ON relation.oid = item.seqrelid
JOIN own ON own.oid = relation.relnamespace
WHERE NOT EXISTS (
        SELECT FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype IN ('i', 'e')
    )
    AND relation.oid NOT IN (SELECT sequence_id FROM serial)
UNION ALL
SELECT item.kind + 4, item.level, item.oid::bigint, item.prefix || item.proname, '', item.up,
    format(
        'DROP %s %s%I(%s)',
        item.word,
        item.quoted,
        item.proname,
        CASE
            WHEN item.prokind = 'a' AND item.pronargs = 0 THEN '*'
            ELSE pg_get_function_identity_arguments(item.oid)
        END
    )
FROM made AS item
UNION ALL
SELECT 7, 0, relation.oid::bigint, own.prefix || relation.relname, '',
    format(
        'ALTER SEQUENCE %s%I OWNED BY %s%I.%I', own.quoted, relation.relname, own.quoted, owner.relname, attribute.attname
    ),
    format('ALTER SEQUENCE %s%I OWNED BY NONE', own.quoted, relation.relname)
FROM pg_depend AS link
JOIN pg_class AS relation ON relation.oid = link.objid AND relation.relkind = 'S'
-- A sequence is in the namespace of the table whose column owns it.
JOIN own ON own.oid = relation.relnamespace
JOIN pg_class AS owner ON owner.oid = link.refobjid
JOIN pg_attribute AS attribute
    ON attribute.attrelid = link.refobjid AND attribute.attnum = link.refobjsubid
WHERE link.classid = 'pg_class'::regclass
    AND link.refclassid = 'pg_class'::regclass
    AND link.deptype = 'a'
    AND relation.oid NOT IN (SELECT sequence_id FROM serial)
UNION ALL
SELECT 10, 0, item.indexrelid::bigint, index_relation.relname::text, own.prefix || relation.relname,
    pg_get_indexdef(item.indexrelid, 0, TRUE),
    format('DROP INDEX %s%I', own.quoted, index_relation.relname)
FROM pg_index AS item
JOIN pg_class AS index_relation ON index_relation.oid = item.indexrelid
JOIN pg_class AS relation ON relation.oid = item.indrelid AND relation.relkind IN ('r', 'p')
JOIN own ON own.oid = index_relation.relnamespace
WHERE NOT relation.relispartition
    AND NOT EXISTS (SELECT FROM pg_constraint AS owner WHERE owner.conindid = item.indexrelid)
    AND NOT EXISTS (
        SELECT FROM extended WHERE objid = relation.oid AND classid = 'pg_class'::regclass
    )
    AND EXISTS (
        SELECT FROM pg_am AS method
        WHERE method.oid = index_relation.relam AND method.amname NOT IN (
            'btree', 'hash', 'gin', 'gist', 'spgist', 'brin', 'bloom', 'ivfflat', 'hnsw'
        )
    )
UNION ALL
SELECT 8, max(unlogged.level), item.oid::bigint, item.title, item.title,
    format('ALTER TABLE %s SET UNLOGGED', item.said),
    format('ALTER TABLE %s SET LOGGED', item.said)
FROM unlogged
JOIN plain AS item ON item.oid = unlogged.oid
GROUP BY item.oid, item.title, item.said
UNION ALL
SELECT 11, 0, item.oid::bigint, item.title, item.title,
    format('ALTER TABLE %s SET (%s)', item.said, string_agg(setting.text, ', ' ORDER BY setting.name)),
    format('ALTER TABLE %s RESET (%s)', item.said, string_agg(setting.name, ', ' ORDER BY setting.name))
FROM setting
JOIN plain AS item ON item.oid = setting.oid
GROUP BY item.oid, item.title, item.said
UNION ALL
SELECT 11, item.attnum::integer, item.oid::bigint, item.title, item.title,
    format('ALTER TABLE %s ALTER COLUMN %I %s', item.said, item.attname, item.up),
    format('ALTER TABLE %s ALTER COLUMN %I %s', item.said, item.attname, item.down)
FROM attribute AS item
UNION ALL
-- Of the index of a key; those of other indexes are in the spec.
SELECT 11, 4000, index_relation.oid::bigint, index_relation.relname::text, item.title,
    format('ALTER INDEX %s%I SET (%s)', item.quoted, index_relation.relname, array_to_string(index_relation.reloptions, ', ')),
    format('ALTER INDEX %s%I RESET (%s)', item.quoted, index_relation.relname, (
        SELECT string_agg(split_part(option.text, '=', 1), ', ') FROM unnest(index_relation.reloptions) AS option (text)
    ))
FROM pg_constraint AS owner
JOIN pg_class AS index_relation ON index_relation.oid = owner.conindid AND index_relation.reloptions IS NOT NULL
JOIN plain AS item ON item.oid = owner.conrelid
WHERE owner.contype IN ('p', 'u')
UNION ALL
SELECT 11, 5000, item.oid::bigint, item.title, item.title,
    format('ALTER TABLE %s REPLICA IDENTITY %s', item.said, CASE item.relreplident
        WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE (
            SELECT format('USING INDEX %I', index_relation.relname)
            FROM pg_index AS part
            JOIN pg_class AS index_relation ON index_relation.oid = part.indexrelid
            WHERE part.indrelid = item.oid AND part.indisreplident
        )
    END),
    format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', item.said)
FROM plain AS item
WHERE item.relreplident IN ('f', 'n') OR item.relreplident = 'i' AND EXISTS (
    SELECT FROM pg_index AS part WHERE part.indrelid = item.oid AND part.indisreplident
)
UNION ALL
SELECT 12, 0, item.oid::bigint, item.stxname::text, relation.title,
    concat('CREATE STATISTICS ', own.quoted, substr(
        pg_get_statisticsobjdef(item.oid),
        length(format('CREATE STATISTICS %s.', item.stxnamespace::regnamespace)) + 1
    )),
    format('DROP STATISTICS %s%I', own.quoted, item.stxname)
FROM pg_statistic_ext AS item
JOIN plain AS relation ON relation.oid = item.stxrelid
JOIN own ON own.oid = item.stxnamespace
UNION ALL
SELECT 13, 0, item.oid::bigint, item.rulename::text, own.prefix || relation.relname,
    concat(
        rtrim(pg_get_ruledef(item.oid, TRUE), '; '),
        E';\n' || CASE WHEN item.ev_enabled <> 'O' THEN format(
            'ALTER TABLE %s%I %s RULE %I',
            own.quoted,
            relation.relname,
            CASE item.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
            item.rulename
        ) END
    ),
    format('DROP RULE %I ON %s%I', item.rulename, own.quoted, relation.relname)
FROM pg_rewrite AS item
JOIN pg_class AS relation ON relation.oid = item.ev_class
    AND relation.relkind IN ('r', 'p', 'v') AND NOT relation.relispartition
JOIN own ON own.oid = relation.relnamespace
WHERE item.rulename <> '_RETURN'
    AND NOT EXISTS (SELECT FROM extended WHERE objid = relation.oid AND classid = 'pg_class'::regclass)
UNION ALL
SELECT 14, kind.level, item.oid::bigint, item.title, item.title,
    format('ALTER TABLE %s %s ROW LEVEL SECURITY', item.said, kind.up),
    format('ALTER TABLE %s %s ROW LEVEL SECURITY', item.said, kind.down)
FROM plain AS item
CROSS JOIN LATERAL (VALUES
    (item.relrowsecurity, 0, 'ENABLE', 'DISABLE'),
    (item.relforcerowsecurity, 1, 'FORCE', 'NO FORCE')
) AS kind (applies, level, up, down)
WHERE kind.applies
UNION ALL
SELECT 14, 2, relation.oid::bigint, relation.title, relation.title,
    concat(
        format(
            'CREATE POLICY %I ON %s AS %s FOR %s TO %s',
            item.polname,
            relation.said,
            CASE WHEN item.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE item.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            (
                SELECT string_agg(CASE WHEN role.oid = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role.oid)) END, ', ')
                FROM unnest(item.polroles) AS role (oid)
            )
        ),
        ' USING (' || pg_get_expr(item.polqual, item.polrelid) || ')',
        ' WITH CHECK (' || pg_get_expr(item.polwithcheck, item.polrelid) || ')'
    ),
    format('DROP POLICY %I ON %s', item.polname, relation.said)
FROM pg_policy AS item
JOIN plain AS relation ON relation.oid = item.polrelid
UNION ALL
SELECT 15, 0, relation.oid::bigint, own.prefix || relation.relname, '',
    format(
        E'CREATE MATERIALIZED VIEW %s%I AS\n%s%s',
        own.quoted,
        relation.relname,
        rtrim(pg_get_viewdef(relation.oid), ';'),
        (
            SELECT string_agg(E';\n' || pg_get_indexdef(part.indexrelid, 0, TRUE), '' ORDER BY part.indexrelid)
            FROM pg_index AS part
            WHERE part.indrelid = relation.oid
        )
    ),
    format('DROP MATERIALIZED VIEW %s%I', own.quoted, relation.relname)
FROM pg_class AS relation
JOIN own ON own.oid = relation.relnamespace
WHERE relation.relkind = 'm'
    AND NOT EXISTS (SELECT FROM extended WHERE objid = relation.oid AND classid = 'pg_class'::regclass)
ORDER BY rank, level, number
