-- The views of the namespaces.
--
-- Source: PostgreSQL 16, "System Information Functions": pg_get_viewdef.
SELECT concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, relation.relname) AS name, pg_get_viewdef(relation.oid) AS query
FROM pg_class AS relation
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1))
    AND relation.relkind = 'v'
    AND NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_class'::regclass
            AND owner.objid = relation.oid
            AND owner.deptype = 'e'
    )
ORDER BY name
