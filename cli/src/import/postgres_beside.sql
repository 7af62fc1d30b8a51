-- What the namespaces have and neither a spec nor its raw SQL says. `standing` is `changed` where the spec has it
-- in another form. An empty `table_name` is none.
--
-- The last part lists every object of a kind that nothing above reads and no spec describes, so that none is passed over.
--
-- Source: PostgreSQL 16, "System Catalogs": pg_class, pg_inherits, pg_constraint, pg_attribute, pg_policy,
-- pg_proc, pg_trigger, pg_event_trigger, pg_type, pg_collation, pg_description, pg_namespace, pg_depend, pg_publication.
-- It begins with `serial.sql` and `postgres_own.sql`.
, relation AS (
    SELECT item.*, own.prefix || item.relname AS title
    FROM pg_class AS item
    JOIN own ON own.oid = item.relnamespace
    WHERE NOT EXISTS (
            SELECT FROM pg_depend
            WHERE classid = 'pg_class'::regclass AND objid = item.oid AND deptype = 'e'
        )
)
SELECT 'changed' AS standing, item.title AS table_name, '' AS column_name,
    format('table `%s`', item.title) AS object,
    format('is partitioned there (%s); here it is one table', pg_get_partkeydef(item.oid)) AS reason
FROM relation AS item
WHERE item.relkind = 'p'
UNION ALL
SELECT 'changed', item.title, '', format('table `%s`', item.title),
    format(
        CASE WHEN item.relispartition
            THEN 'is a partition of `%s` there; here it is a table of its own'
            ELSE 'inherits from `%s` there; here it is a table of its own'
        END,
        parent.relname
    )
FROM pg_inherits AS link
JOIN relation AS item ON item.oid = link.inhrelid AND item.relkind IN ('r', 'p')
JOIN pg_class AS parent ON parent.oid = link.inhparent
UNION ALL
SELECT 'left out', '', '', format('foreign table `%s`', item.title), 'is left out'
FROM relation AS item
WHERE item.relkind = 'f'
UNION ALL
SELECT DISTINCT 'changed', item.title, '', format('the policies of table `%s`', item.title),
    format('are kept as raw SQL, which names the role `%s`: it must be there wherever migrations run', role.name)
FROM pg_policy AS part
JOIN relation AS item ON item.oid = part.polrelid
CROSS JOIN LATERAL unnest(part.polroles) AS named (oid)
CROSS JOIN LATERAL (SELECT pg_get_userbyid(named.oid) AS name) AS role
WHERE named.oid <> 0
UNION ALL
SELECT 'changed', item.title, '', format('constraint `%s` of table `%s`', part.conname, item.title),
    concat_ws(
        '; ',
        CASE
            WHEN to_jsonb(part) ->> 'conenforced' = 'false' THEN 'is NOT ENFORCED there; here it holds for all rows'
            WHEN NOT part.convalidated AND part.contype = 'n' THEN 'is NOT VALID there; here it holds for all rows'
        END,
        CASE WHEN part.contype = 'c' AND part.connoinherit THEN 'is NO INHERIT there and not here' END,
        CASE WHEN part.contype = 'f' AND part.confmatchtype = 'f' THEN 'is MATCH FULL there and MATCH SIMPLE here' END,
        CASE WHEN to_jsonb(part) ->> 'confdelsetcols' IS NOT NULL THEN 'sets some of its columns only, and all here' END
    )
FROM pg_constraint AS part
JOIN relation AS item ON item.oid = part.conrelid
WHERE NOT part.convalidated AND part.contype = 'n'
    OR to_jsonb(part) ->> 'conenforced' = 'false'
    OR (part.contype = 'c' AND part.connoinherit)
    OR (part.contype = 'f' AND part.confmatchtype = 'f')
    OR to_jsonb(part) ->> 'confdelsetcols' IS NOT NULL
UNION ALL
SELECT 'left out', item.title, '', format('foreign key `%s` of table `%s`', part.conname, item.title),
    format('is left out: it refers to `%s.%s`, another namespace', namespace.nspname, target.relname)
FROM pg_constraint AS part
JOIN relation AS item ON item.oid = part.conrelid
JOIN pg_class AS target ON target.oid = part.confrelid
JOIN pg_namespace AS namespace ON namespace.oid = target.relnamespace
WHERE part.contype = 'f' AND target.relnamespace NOT IN (SELECT oid FROM own)
UNION ALL
SELECT 'changed', item.title, attribute.attname::text,
    format('column `%s.%s`', item.title, attribute.attname),
    format(
        'is numbered with %s there, and by ones from one here',
        concat_ws(
            ', ',
            CASE WHEN counts.seqmax < widest.largest AND counts.seqtypid <> attribute.atttypid
                THEN format('AS %s', format_type(counts.seqtypid, NULL))
            END,
            CASE WHEN counts.seqincrement <> 1 THEN format('INCREMENT BY %s', counts.seqincrement) END,
            CASE WHEN counts.seqmin <> 1 THEN format('MINVALUE %s', counts.seqmin) END,
            CASE WHEN counts.seqmax < widest.largest AND counts.seqtypid = attribute.atttypid
                THEN format('MAXVALUE %s', counts.seqmax)
            END,
            CASE WHEN counts.seqstart <> 1 THEN format('START WITH %s', counts.seqstart) END,
            CASE WHEN counts.seqcache <> 1 THEN format('CACHE %s', counts.seqcache) END,
            CASE WHEN counts.seqcycle THEN 'CYCLE' END
        )
    )
FROM (
    SELECT sequence_id, table_id, number FROM serial
    UNION ALL
    SELECT objid, refobjid, refobjsubid
    FROM pg_depend
    WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND deptype = 'i' AND refobjsubid > 0
) AS numbering
JOIN relation AS item ON item.oid = numbering.table_id AND item.relkind IN ('r', 'p')
JOIN pg_attribute AS attribute ON attribute.attrelid = numbering.table_id AND attribute.attnum = numbering.number
JOIN pg_sequence AS counts ON counts.seqrelid = numbering.sequence_id
JOIN (
    VALUES ('smallint'::regtype, 32767), ('integer'::regtype, 2147483647), ('bigint'::regtype, 9223372036854775807)
) AS widest (type_id, largest) ON widest.type_id = attribute.atttypid
WHERE counts.seqmax < widest.largest OR counts.seqincrement <> 1 OR counts.seqmin <> 1 OR counts.seqstart <> 1
    OR counts.seqcache <> 1 OR counts.seqcycle
UNION ALL
SELECT 'changed', '', '', format('view `%s`', item.title),
    format('has the options %s there and none here', array_to_string(item.reloptions, ', '))
FROM relation AS item
WHERE item.relkind = 'v' AND item.reloptions IS NOT NULL
UNION ALL
SELECT 'left out', '', '', format('function `%s` in C', item.proname), 'is left out'
FROM pg_proc AS item
JOIN pg_language AS language ON language.oid = item.prolang
WHERE item.pronamespace IN (SELECT oid FROM own)
    AND item.prokind <> 'a'
    AND language.lanname IN ('c', 'internal')
    AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = item.oid AND deptype = 'e'
    )
UNION ALL
-- As `lost_trigger` of postgres_raw.sql.
SELECT 'left out', item.title, '', format('trigger `%s` of `%s`', part.tgname, item.title),
    CASE WHEN function.pronamespace IN (SELECT oid FROM own)
        THEN format('is left out: its function `%s` is in C', function.proname)
        ELSE format('is left out: its function is `%s.%s`, of another namespace', function.pronamespace::regnamespace, function.proname)
    END
FROM pg_trigger AS part
JOIN relation AS item ON item.oid = part.tgrelid
JOIN pg_proc AS function ON function.oid = part.tgfoid
JOIN pg_language AS language ON language.oid = function.prolang
WHERE NOT part.tgisinternal
    AND function.pronamespace <> 'pg_catalog'::regnamespace
    AND (function.pronamespace NOT IN (SELECT oid FROM own) OR language.lanname IN ('c', 'internal'))
    AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = function.oid AND deptype = 'e'
    )
UNION ALL
SELECT 'left out', '', '', format('event trigger `%s`', item.evtname), 'is left out: it is one of the whole database'
FROM pg_event_trigger AS item
WHERE NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_event_trigger'::regclass AND objid = item.oid AND deptype = 'e'
)
UNION ALL
SELECT 'left out', '', '', format('type `%s`', item.typname), 'is left out: it is a range or a base type'
FROM pg_type AS item
WHERE item.typnamespace IN (SELECT oid FROM own)
    AND (item.typtype = 'r' OR (item.typtype = 'b' AND item.typelem = 0))
    AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass AND objid = item.oid AND deptype = 'e'
    )
UNION ALL
SELECT 'left out', '', '', format('collation `%s`', item.collname), 'is left out'
FROM pg_collation AS item
WHERE item.collnamespace IN (SELECT oid FROM own)
UNION ALL
SELECT 'left out', '', '', format('the comment on %s', pg_describe_object(item.classoid, item.objoid, item.objsubid)),
    format('is left out: %s', item.description)
FROM pg_description AS item
LEFT JOIN relation ON item.classoid = 'pg_class'::regclass AND relation.oid = item.objoid
LEFT JOIN pg_constraint AS part
    ON item.classoid = 'pg_constraint'::regclass AND part.oid = item.objoid
LEFT JOIN pg_trigger AS trigger
    ON item.classoid = 'pg_trigger'::regclass AND trigger.oid = item.objoid
LEFT JOIN pg_proc AS function ON item.classoid = 'pg_proc'::regclass AND function.oid = item.objoid
LEFT JOIN pg_type AS type ON item.classoid = 'pg_type'::regclass AND type.oid = item.objoid
WHERE ((relation.oid IS NOT NULL AND relation.relkind NOT IN ('r', 'p'))
    OR part.connamespace IN (SELECT oid FROM own)
    OR trigger.tgrelid IN (SELECT oid FROM relation)
    OR function.pronamespace IN (SELECT oid FROM own)
    OR type.typnamespace IN (SELECT oid FROM own))
    AND NOT EXISTS (
        SELECT FROM pg_depend
        WHERE classid = item.classoid AND objid = item.objoid AND deptype = 'e'
    )
UNION ALL
SELECT 'left out', '', '', format('namespace `%s`', item.nspname),
    'is left out: `--namespace` imports it'
FROM pg_namespace AS item
WHERE item.oid NOT IN (SELECT oid FROM own)
    AND item.nspname NOT LIKE 'pg\_%'
    AND item.nspname <> 'information_schema'
    AND EXISTS (
        SELECT FROM pg_class AS part
        WHERE part.relnamespace = item.oid AND part.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND NOT EXISTS (
                SELECT FROM pg_depend
                WHERE classid = 'pg_class'::regclass AND objid = part.oid AND deptype = 'e'
            )
    )
UNION ALL
SELECT 'left out', '', '',
    format('the tablespace of %s `%s`', CASE WHEN item.relkind IN ('i', 'I') THEN 'index' ELSE 'table' END, item.title),
    format('is left out: `%s`', place.spcname)
FROM relation AS item
JOIN pg_tablespace AS place ON place.oid = item.reltablespace
UNION ALL
SELECT 'left out', '', '', format('the order of the rows of table `%s`', item.title),
    format('is left out: CLUSTER ON `%s`', index_relation.relname)
FROM pg_index AS part
JOIN relation AS item ON item.oid = part.indrelid
JOIN pg_class AS index_relation ON index_relation.oid = part.indexrelid
WHERE part.indisclustered
UNION ALL
SELECT 'left out', '', '', format('the privileges on `%s`', item.title),
    format('are left out: %s', array_to_string(item.relacl, ', '))
FROM relation AS item
WHERE item.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND item.relacl IS NOT NULL
UNION ALL
SELECT 'left out', '', '', format('the owner of `%s`', item.title),
    format('is left out: `%s`', pg_get_userbyid(item.relowner))
FROM relation AS item
WHERE item.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND item.relowner <> current_user::regrole
UNION ALL
SELECT 'left out', '', '', format('publication `%s`', item.pubname), 'is left out'
FROM pg_publication AS item
UNION ALL
SELECT DISTINCT 'left out', '', '', pg_describe_object(item.classid, item.objid, 0), 'is left out'
FROM pg_depend AS item
-- Those below were made with the server.
WHERE item.objid >= 16384
    AND item.classid NOT IN (
        'pg_class'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass,
        'pg_proc'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass,
        'pg_collation'::regclass, 'pg_namespace'::regclass, 'pg_extension'::regclass, 'pg_publication'::regclass,
        'pg_event_trigger'::regclass, 'pg_statistic_ext'::regclass
    )
    AND NOT EXISTS (
        SELECT FROM pg_depend AS member
        WHERE member.classid = item.classid AND member.objid = item.objid AND member.deptype = 'e'
    )
    -- What an operator family of an extension is made of.
    AND NOT EXISTS (
        SELECT FROM pg_depend AS whole
        JOIN pg_depend AS member
            ON member.classid = whole.refclassid AND member.objid = whole.refobjid AND member.deptype = 'e'
        WHERE whole.classid = item.classid AND whole.objid = item.objid AND whole.deptype IN ('i', 'a')
    )
