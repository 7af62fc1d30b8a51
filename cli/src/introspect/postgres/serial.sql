-- The sequences that number SERIAL columns: each is asked by the default of the one column that owns it. The queries that
-- need them begin with this.
-- A column of another type, such as a domain, and one that may be NULL keep their defaults: SERIAL makes neither.
-- Source: PostgreSQL 16, "System Catalogs": pg_depend, pg_sequence, pg_attrdef; "Serial Types"; "CREATE TABLE" (identity
-- columns).
WITH RECURSIVE serial AS (
    SELECT min(owner.refobjid) AS table_id, min(owner.refobjsubid) AS number, min(owner.objid) AS sequence_id
    FROM pg_depend AS owner
    JOIN pg_sequence AS numbering ON numbering.seqrelid = owner.objid
    JOIN pg_depend AS use_
        ON use_.refclassid = 'pg_class'::regclass
        AND use_.refobjid = owner.objid
        AND use_.classid = 'pg_attrdef'::regclass
    JOIN pg_attrdef AS defaults
        ON defaults.oid = use_.objid
        AND defaults.adrelid = owner.refobjid
        AND defaults.adnum = owner.refobjsubid
    WHERE owner.classid = 'pg_class'::regclass
        AND owner.refclassid = 'pg_class'::regclass
        AND owner.deptype = 'a'
        AND pg_get_expr(defaults.adbin, defaults.adrelid) LIKE 'nextval(''%''::regclass)'
        AND EXISTS (
            SELECT FROM pg_attribute AS own
            WHERE own.attrelid = owner.refobjid AND own.attnum = owner.refobjsubid
                AND own.attnotnull
                AND own.atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)
        )
        AND numbering.seqincrement = 1
        AND numbering.seqstart = 1
        AND NOT numbering.seqcycle
        AND NOT EXISTS (
            SELECT FROM pg_attribute AS other
            WHERE other.attrelid = owner.refobjid AND other.attidentity <> ''
        )
    GROUP BY owner.refobjid
    HAVING count(*) = 1
)
