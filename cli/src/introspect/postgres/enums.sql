-- The enum types of the current namespace, with their values in order.
--
-- Source: PostgreSQL 16, "System Catalogs": pg_type, pg_enum, pg_depend.
SELECT
    type_.typname::text AS name,
    coalesce(
        (
            SELECT array_agg(value_.enumlabel::text ORDER BY value_.enumsortorder)
            FROM pg_enum AS value_
            WHERE value_.enumtypid = type_.oid
        ),
        '{}'
    ) AS values
FROM pg_type AS type_
JOIN pg_namespace AS namespace ON namespace.oid = type_.typnamespace
WHERE namespace.nspname = current_schema()
    AND type_.typtype = 'e'
    AND NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_type'::regclass
            AND owner.objid = type_.oid
            AND owner.deptype = 'e'
    )
ORDER BY type_.typname
