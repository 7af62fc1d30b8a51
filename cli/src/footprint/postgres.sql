-- Everything that raw SQL can make in a database and a catalogue tells of, one row each: the kind, what it hangs on, its
-- name and its definition. Names of the current namespace stand alone, others with their namespace. What belongs to an
-- extension is that extension's; what a constraint, an identity column or a view makes for itself goes with it.
--
-- Source: PostgreSQL 16, "System Catalogs"; "System Information Functions and Operators".
WITH place AS (
    SELECT
        namespace.oid,
        CASE WHEN namespace.nspname = current_schema() THEN '' ELSE namespace.nspname || '.' END AS prefix
    FROM pg_namespace AS namespace
    WHERE namespace.nspname NOT LIKE 'pg\_%' AND namespace.nspname <> 'information_schema'
),
ours AS (
    SELECT relation.*, place.prefix || relation.relname AS title
    FROM pg_class AS relation
    JOIN place ON place.oid = relation.relnamespace
    WHERE left(relation.relname, 2) <> '__'
),
owned AS (SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'i', 'P', 'S')),
thing AS (
    SELECT 'extension' AS kind, NULL::text AS on_name, extname::text AS name, '' AS definition
    FROM pg_extension
    WHERE extname <> 'plpgsql'
    UNION ALL
    SELECT 'namespace', NULL, nspname::text, ''
    FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', current_schema(), 'public')
    UNION ALL
    SELECT
        CASE relation.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END,
        NULL,
        relation.title,
        (
            SELECT string_agg(concat_ws(
                ' ',
                attribute.attname,
                format_type(attribute.atttypid, attribute.atttypmod),
                CASE WHEN attribute.attnotnull THEN 'NOT NULL' END,
                pg_get_expr(defaults.adbin, defaults.adrelid)
            ), ', ' ORDER BY attribute.attname)
            FROM pg_attribute AS attribute
            LEFT JOIN pg_attrdef AS defaults
                ON defaults.adrelid = attribute.attrelid AND defaults.adnum = attribute.attnum
            WHERE attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
        )
    FROM ours AS relation
    WHERE relation.relkind IN ('r', 'p', 'f')
    UNION ALL
    SELECT CASE relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, NULL, title, pg_get_viewdef(oid)
    FROM ours
    WHERE relkind IN ('v', 'm')
    UNION ALL
    SELECT 'sequence', NULL, relation.title, concat_ws(' ', format_type(numbers.seqtypid, NULL), numbers.seqincrement)
    FROM ours AS relation
    JOIN pg_sequence AS numbers ON numbers.seqrelid = relation.oid
    WHERE NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_class'::regclass AND owner.objid = relation.oid AND owner.deptype IN ('a', 'i')
    )
    UNION ALL
    SELECT 'index', relation.title, index_relation.title, pg_get_indexdef(item.indexrelid)
    FROM pg_index AS item
    JOIN ours AS index_relation ON index_relation.oid = item.indexrelid
    JOIN ours AS relation ON relation.oid = item.indrelid
    WHERE NOT EXISTS (
        SELECT FROM pg_constraint AS owner
        WHERE owner.conindid = item.indexrelid AND owner.contype IN ('p', 'u', 'x')
    )
    UNION ALL
    SELECT 'constraint', relation.title, item.conname, pg_get_constraintdef(item.oid)
    FROM pg_constraint AS item
    JOIN ours AS relation ON relation.oid = item.conrelid
    WHERE item.contype IN ('p', 'u', 'x', 'f', 'c') AND item.conparentid = 0
    UNION ALL
    SELECT 'trigger', relation.title, item.tgname, concat_ws(' ', pg_get_triggerdef(item.oid), nullif(item.tgenabled, 'O'))
    FROM pg_trigger AS item
    JOIN ours AS relation ON relation.oid = item.tgrelid
    WHERE NOT item.tgisinternal
    UNION ALL
    SELECT 'rule', relation.title, item.rulename, concat_ws(' ', pg_get_ruledef(item.oid), nullif(item.ev_enabled, 'O'))
    FROM pg_rewrite AS item
    JOIN ours AS relation ON relation.oid = item.ev_class
    WHERE item.rulename <> '_RETURN'
    UNION ALL
    SELECT
        'policy',
        relation.title,
        item.polname,
        concat_ws(
            ' ',
            item.polcmd,
            item.polpermissive,
            (SELECT string_agg(role.rolname, ', ' ORDER BY role.rolname) FROM pg_roles AS role WHERE role.oid = ANY (item.polroles)),
            pg_get_expr(item.polqual, item.polrelid),
            pg_get_expr(item.polwithcheck, item.polrelid)
        )
    FROM pg_policy AS item
    JOIN ours AS relation ON relation.oid = item.polrelid
    UNION ALL
    SELECT 'option', relation.title, part.text, ''
    FROM ours AS relation
    CROSS JOIN LATERAL unnest(
        relation.reloptions
        || CASE WHEN relation.relrowsecurity THEN ARRAY['row level security'] END
        || CASE WHEN relation.relforcerowsecurity THEN ARRAY['row level security for the owner'] END
        || CASE WHEN relation.relkind IN ('r', 'p') AND relation.relreplident IN ('f', 'n') THEN ARRAY['replica identity ' || relation.relreplident::text] END
    ) AS part (text)
    UNION ALL
    SELECT
        CASE item.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
        NULL,
        concat(place.prefix, item.proname, '(', pg_get_function_identity_arguments(item.oid), ')'),
        CASE WHEN item.prokind = 'a' THEN '' ELSE pg_get_functiondef(item.oid) END
    FROM pg_proc AS item
    JOIN place ON place.oid = item.pronamespace
    WHERE NOT EXISTS (SELECT FROM owned WHERE owned.classid = 'pg_proc'::regclass AND owned.objid = item.oid)
    UNION ALL
    SELECT
        CASE item.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'type' END,
        NULL,
        place.prefix || item.typname,
        concat_ws(
            ' ',
            CASE WHEN item.typtype = 'd' THEN format_type(item.typbasetype, item.typtypmod) END,
            (
                SELECT string_agg(label.enumlabel, ', ' ORDER BY label.enumsortorder)
                FROM pg_enum AS label
                WHERE label.enumtypid = item.oid
            ),
            (
                SELECT string_agg(pg_get_constraintdef(rule.oid), ' ' ORDER BY rule.conname)
                FROM pg_constraint AS rule
                WHERE rule.contypid = item.oid AND rule.contype = 'c'
            ),
            (
                SELECT string_agg(concat(part.attname, ' ', format_type(part.atttypid, part.atttypmod)), ', ' ORDER BY part.attnum)
                FROM pg_attribute AS part
                WHERE part.attrelid = item.typrelid AND part.attnum > 0 AND NOT part.attisdropped
            )
        )
    FROM pg_type AS item
    JOIN place ON place.oid = item.typnamespace
    LEFT JOIN pg_class AS row_ ON row_.oid = item.typrelid
    WHERE (item.typtype IN ('e', 'd', 'r') OR item.typtype = 'c' AND row_.relkind = 'c')
        AND NOT EXISTS (SELECT FROM owned WHERE owned.classid = 'pg_type'::regclass AND owned.objid = item.oid)
    UNION ALL
    SELECT 'statistics', relation.title, place.prefix || item.stxname, pg_get_statisticsobjdef(item.oid)
    FROM pg_statistic_ext AS item
    JOIN ours AS relation ON relation.oid = item.stxrelid
    JOIN place ON place.oid = item.stxnamespace
    UNION ALL
    SELECT 'event trigger', NULL, evtname, concat_ws(' ', evtevent, evtfoid::regproc, evtenabled)
    FROM pg_event_trigger
    UNION ALL
    SELECT 'publication', NULL, pubname, ''
    FROM pg_publication
    UNION ALL
    SELECT 'publication of', relation.title, item.pubname, ''
    FROM pg_publication AS item
    JOIN pg_publication_rel AS member ON member.prpubid = item.oid
    JOIN ours AS relation ON relation.oid = member.prrelid
    UNION ALL
    SELECT 'comment', NULL, concat_ws(' ', object.type, object.identity), item.description
    FROM pg_description AS item
    CROSS JOIN LATERAL pg_identify_object(item.classoid, item.objoid, item.objsubid) AS object
    WHERE item.objoid >= 16384 AND object.identity IS NOT NULL
    UNION ALL
    SELECT 'grant', relation.title, concat(part.privilege_type, ' to ', coalesce(role.rolname, 'everybody')), ''
    FROM ours AS relation
    CROSS JOIN LATERAL aclexplode(relation.relacl) AS part
    LEFT JOIN pg_roles AS role ON role.oid = part.grantee
    WHERE part.grantee <> relation.relowner
    UNION ALL
    SELECT
        'grant',
        relation.title,
        concat(part.privilege_type, ' on ', attribute.attname, ' to ', coalesce(role.rolname, 'everybody')),
        ''
    FROM ours AS relation
    JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
    CROSS JOIN LATERAL aclexplode(attribute.attacl) AS part
    LEFT JOIN pg_roles AS role ON role.oid = part.grantee
    UNION ALL
    SELECT
        'grant',
        concat(place.prefix, item.proname, '(', pg_get_function_identity_arguments(item.oid), ')'),
        concat(part.privilege_type, ' to ', coalesce(role.rolname, 'everybody')),
        ''
    FROM pg_proc AS item
    JOIN place ON place.oid = item.pronamespace
    CROSS JOIN LATERAL aclexplode(item.proacl) AS part
    LEFT JOIN pg_roles AS role ON role.oid = part.grantee
    WHERE part.grantee <> item.proowner
)
SELECT
    kind::text AS kind,
    on_name::text AS on_name,
    replace(name::text, quote_ident(current_schema()) || '.', '') AS name,
    replace(coalesce(definition::text, ''), quote_ident(current_schema()) || '.', '') AS definition
FROM thing
ORDER BY kind, on_name NULLS FIRST, name, definition
