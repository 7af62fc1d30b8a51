-- column id
ALTER TABLE "entry's"
    ALTER COLUMN "id" TYPE BIGINT;

-- sequence of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"entry''s"', 'id');
BEGIN
    IF sequence IS NOT NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'AS BIGINT';
    END IF;
END;
$body$;
