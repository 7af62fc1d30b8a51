-- The views of the current namespace.
--
-- Source: PostgreSQL 16, "System Information Functions": pg_get_viewdef.
SELECT relation.relname::text AS name, pg_get_viewdef(relation.oid) AS query
FROM pg_class AS relation
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
WHERE namespace.nspname = current_schema()
    AND relation.relkind = 'v'
    AND NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_class'::regclass
            AND owner.objid = relation.oid
            AND owner.deptype = 'e'
    )
ORDER BY relation.relname
