-- The namespaces that are imported. Queries for them go on behind this, which begins with `serial.sql`.
, own AS (
    -- What a name in the namespace begins with, unquoted and quoted: nothing in the first one of the connection.
    SELECT
        oid,
        CASE WHEN nspname = current_schema() THEN '' ELSE nspname || '.' END AS prefix,
        CASE WHEN nspname = current_schema() THEN '' ELSE quote_ident(nspname) || '.' END AS quoted
    FROM pg_namespace
    WHERE nspname = current_schema() OR nspname = ANY ($1)
)
