-- What the catalogues say of the objects of the namespaces that a schema does not: a row for each.
--
-- `noun` and `kind` are words of ours, see deviations.rs; `detail` is what the kind tells of. Catalogue columns that
-- newer servers alone have are asked for by `to_jsonb`.
-- Source: PostgreSQL 18, "System Catalogs": pg_class, pg_attribute, pg_sequence, pg_constraint, pg_index, pg_trigger,
-- pg_rewrite, pg_inherits.
-- It begins with `serial.sql`.
, relation AS (
    SELECT
        item.*,
        concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, item.relname) AS title
    FROM pg_class AS item
    JOIN pg_namespace AS namespace ON namespace.oid = item.relnamespace
    WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1))
), numbering AS (
    SELECT sequence_id, table_id, number FROM serial
    UNION ALL
    SELECT objid, refobjid, refobjsubid
    FROM pg_depend
    WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND deptype = 'i' AND refobjsubid > 0
), widest (type_id, largest) AS (
    VALUES ('smallint'::regtype, 32767), ('integer'::regtype, 2147483647), ('bigint'::regtype, 9223372036854775807)
)
SELECT 'table' AS noun, item.title AS table_name, '' AS name, kind.word AS kind, kind.detail AS detail
FROM relation AS item
CROSS JOIN LATERAL (VALUES
    (item.relpersistence <> 'p', 'unlogged', ''),
    (item.relrowsecurity OR item.relforcerowsecurity, 'row security', ''),
    (item.relkind = 'p', 'partitioned', coalesce(pg_get_partkeydef(item.oid), '')),
    (item.relkind NOT IN ('r', 'p'), 'no table', CASE item.relkind
        WHEN 'f' THEN 'a foreign table' WHEN 'm' THEN 'a materialized view' WHEN 'S' THEN 'a sequence'
        WHEN 'v' THEN 'a view' WHEN 'c' THEN 'a composite type' ELSE 'an index'
    END)
) AS kind (applies, word, detail)
WHERE kind.applies
UNION ALL
SELECT 'table', item.title, '', CASE WHEN item.relispartition THEN 'partition' ELSE 'inherits' END,
    parent.relname::text
FROM pg_inherits AS link
JOIN relation AS item ON item.oid = link.inhrelid AND item.relkind IN ('r', 'p')
JOIN pg_class AS parent ON parent.oid = link.inhparent
UNION ALL
SELECT 'table', item.title, '', 'has children', link.inhrelid::regclass::text
FROM pg_inherits AS link
JOIN relation AS item ON item.oid = link.inhparent AND item.relkind = 'r'
UNION ALL
SELECT CASE WHEN item.relkind = 'v' THEN 'view' ELSE 'table' END, item.title, '', 'rule', rule.rulename::text
FROM pg_rewrite AS rule
JOIN relation AS item ON item.oid = rule.ev_class
WHERE rule.rulename <> '_RETURN'
UNION ALL
SELECT 'view', item.title, '',
    CASE WHEN option.text LIKE 'check\_option=%' THEN 'check option' ELSE 'view option' END,
    CASE WHEN option.text LIKE 'check\_option=%' THEN upper(split_part(option.text, '=', 2)) ELSE option.text END
FROM relation AS item
CROSS JOIN LATERAL unnest(item.reloptions) AS option (text)
WHERE item.relkind = 'v'
UNION ALL
SELECT 'column', item.title, attribute.attname::text, 'virtual', ''
FROM pg_attribute AS attribute
JOIN relation AS item ON item.oid = attribute.attrelid AND item.relkind IN ('r', 'p')
WHERE NOT attribute.attisdropped AND attribute.attgenerated = 'v'
UNION ALL
SELECT 'column', item.title, attribute.attname::text, 'sequence',
    concat_ws(
        chr(1),
        sequence.relname,
        format_type(attribute.atttypid, NULL),
        concat_ws(
            ', ',
            CASE WHEN counts.seqtypid <> attribute.atttypid THEN format('AS %s', format_type(counts.seqtypid, NULL)) END,
            CASE WHEN counts.seqincrement <> 1 THEN format('INCREMENT BY %s', counts.seqincrement) END,
            CASE WHEN counts.seqmin <> 1 THEN format('MINVALUE %s', counts.seqmin) END,
            CASE WHEN counts.seqmax < widest.largest THEN format('MAXVALUE %s', counts.seqmax) END,
            CASE WHEN counts.seqstart <> 1 THEN format('START WITH %s', counts.seqstart) END,
            CASE WHEN counts.seqcache <> 1 THEN format('CACHE %s', counts.seqcache) END,
            CASE WHEN counts.seqcycle THEN 'CYCLE' END
        )
    )
FROM numbering
JOIN relation AS item ON item.oid = numbering.table_id AND item.relkind IN ('r', 'p')
JOIN relation AS sequence ON sequence.oid = numbering.sequence_id
JOIN pg_attribute AS attribute ON attribute.attrelid = numbering.table_id AND attribute.attnum = numbering.number
JOIN pg_sequence AS counts ON counts.seqrelid = numbering.sequence_id
JOIN widest ON widest.type_id = attribute.atttypid
-- A wider sequence of a narrower column is no matter: the column refuses what is too large.
WHERE counts.seqmax < widest.largest OR counts.seqincrement <> 1 OR counts.seqmin <> 1 OR counts.seqstart <> 1
    OR counts.seqcache <> 1 OR counts.seqcycle
UNION ALL
SELECT
    CASE part.contype
        WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check'
        ELSE 'column'
    END,
    item.title,
    CASE WHEN part.contype = 'n' THEN (
        SELECT attribute.attname FROM pg_attribute AS attribute
        WHERE attribute.attrelid = part.conrelid AND attribute.attnum = part.conkey[1]
    ) ELSE part.conname END::text,
    kind.word,
    coalesce(kind.detail, '')
FROM pg_constraint AS part
JOIN relation AS item ON item.oid = part.conrelid
LEFT JOIN pg_index AS backing ON backing.indexrelid = part.conindid AND part.contype IN ('p', 'u')
LEFT JOIN pg_class AS target ON target.oid = part.confrelid
CROSS JOIN LATERAL (SELECT to_jsonb(part) AS all_) AS newer
CROSS JOIN LATERAL (VALUES
    (newer.all_ ->> 'conenforced' = 'false', 'not enforced', ''),
    (part.contype = 'n' AND NOT part.convalidated, 'not valid', part.conname::text),
    (part.connoinherit AND part.contype IN ('c', 'n'), 'no inherit', part.conname::text),
    (part.contype = 'f' AND part.confmatchtype <> 's', 'match full', ''),
    (newer.all_ ->> 'confdelsetcols' IS NOT NULL, 'sets some', ''),
    (newer.all_ ->> 'conperiod' = 'true', 'period', ''),
    (target.oid IS NOT NULL AND NOT EXISTS (SELECT FROM relation WHERE relation.oid = target.oid), 'elsewhere', format('%s.%s', target.relnamespace::regnamespace, target.relname)),
    (NOT (backing.indisvalid AND backing.indisready AND backing.indislive), 'invalid', '')
) AS kind (applies, word, detail)
WHERE part.contype IN ('p', 'u', 'f', 'c', 'n') AND kind.applies
UNION ALL
SELECT 'index', item.title, index_relation.relname::text, 'invalid', pg_get_indexdef(part.indexrelid)
FROM pg_index AS part
JOIN relation AS item ON item.oid = part.indrelid AND item.relkind IN ('r', 'p')
JOIN pg_class AS index_relation ON index_relation.oid = part.indexrelid
WHERE NOT (part.indisvalid AND part.indisready AND part.indislive)
    AND NOT EXISTS (
        SELECT FROM pg_constraint AS owner
        WHERE owner.conindid = part.indexrelid AND owner.contype IN ('p', 'u')
    )
UNION ALL
SELECT 'trigger', item.title, part.tgname::text, kind.word, kind.detail
FROM pg_trigger AS part
JOIN relation AS item ON item.oid = part.tgrelid AND item.relkind IN ('r', 'p')
JOIN pg_proc AS function ON function.oid = part.tgfoid
JOIN pg_language AS language ON language.oid = function.prolang
CROSS JOIN LATERAL (VALUES
    (part.tgenabled <> 'O', 'disabled', part.tgenabled::text),
    (function.prosecdef, 'security definer', ''),
    (function.proconfig IS NOT NULL, 'settings', array_to_string(function.proconfig, ', ')),
    (
        part.tgqual IS NOT NULL OR part.tgnargs > 0 OR part.tgconstraint <> 0 OR language.lanname <> 'plpgsql'
        OR part.tgoldtable IS NOT NULL OR part.tgnewtable IS NOT NULL
        OR part.tgtype & 1 = 0 OR part.tgtype & 96 <> 0,
        'other trigger',
        pg_get_triggerdef(part.oid, TRUE)
    ),
    -- Which name its function should have is decided in deviations.rs.
    (TRUE, 'other function', CASE
        WHEN function.pronamespace = item.relnamespace THEN function.proname::text
        ELSE format('%s.%s', function.pronamespace::regnamespace, function.proname)
    END)
) AS kind (applies, word, detail)
WHERE NOT part.tgisinternal AND kind.applies
UNION ALL
-- The triggers by which the server keeps a foreign key stand on both of its tables.
SELECT 'foreign key', owner.title, key.conname::text, 'key disabled', concat_ws(chr(1), item.relname, part.tgname)
FROM pg_trigger AS part
JOIN pg_constraint AS key ON key.oid = part.tgconstraint AND key.contype = 'f'
JOIN relation AS owner ON owner.oid = key.conrelid
JOIN pg_class AS item ON item.oid = part.tgrelid
WHERE part.tgisinternal AND part.tgenabled <> 'O'
ORDER BY 1, 2, 3, 4, 5
