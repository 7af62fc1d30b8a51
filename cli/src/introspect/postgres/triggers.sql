-- The triggers of every table and view of the namespaces, with the source of their functions. One that has a
-- condition, arguments, transition tables or a function of another language or namespace is more than a schema can say.
-- One that does not fire as a new one does, or whose function has attributes of its own or is that of several triggers,
-- is special.
--
-- Bits of tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of.
-- Source: PostgreSQL 16, "System Catalogs": pg_trigger, pg_proc; server source, catalog/pg_trigger.h.
SELECT
    concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, relation.relname) AS table_name,
    relation.relkind = 'v' AS is_on_view,
    item.tgname::text AS name,
    item.tgtype::integer AS type_bits,
    item.tgqual IS NOT NULL OR item.tgnargs > 0 OR item.tgconstraint <> 0
        OR item.tgoldtable IS NOT NULL OR item.tgnewtable IS NOT NULL
        OR language.lanname <> 'plpgsql' OR function.pronamespace <> relation.relnamespace AS is_beyond,
    function.prosecdef OR function.proconfig IS NOT NULL OR function.proisstrict OR function.proleakproof
        OR function.provolatile <> 'v' OR function.proparallel <> 'u' OR function.procost <> 100
        OR EXISTS (
            SELECT FROM pg_trigger AS other
            WHERE other.tgfoid = item.tgfoid AND other.oid <> item.oid AND NOT other.tgisinternal
        ) OR item.tgenabled <> 'O' AS is_special,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(item.tgattr::smallint[]) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.tgrelid AND attribute.attnum = key.number
        ORDER BY key.position
    ) AS update_columns,
    function.proname::text AS function_name,
    function.prosrc AS source,
    pg_get_triggerdef(item.oid, TRUE) AS definition,
    item.tgenabled::text AS firing
FROM pg_trigger AS item
JOIN pg_class AS relation ON relation.oid = item.tgrelid
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
JOIN pg_proc AS function ON function.oid = item.tgfoid
JOIN pg_language AS language ON language.oid = function.prolang
WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1)) AND NOT item.tgisinternal
ORDER BY table_name, item.tgname
