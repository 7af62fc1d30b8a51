-- columns seen, made, day
ALTER TABLE "event"
    ALTER COLUMN "seen" TYPE TIMESTAMPTZ USING "seen" AT TIME ZONE 'utc',
    ALTER COLUMN "made" TYPE TIMESTAMP USING "made" AT TIME ZONE 'utc',
    ALTER COLUMN "day" TYPE TIMESTAMPTZ USING "day"::timestamp AT TIME ZONE 'utc';

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- columns words, seconds, exact, raw, note
ALTER TABLE "event"
    ALTER COLUMN "words" TYPE TIMESTAMPTZ USING "words"::TIMESTAMPTZ,
    ALTER COLUMN "seconds" TYPE BIGINT USING extract(epoch FROM "seconds"),
    ALTER COLUMN "exact" TYPE NUMERIC(14, 2) USING extract(epoch FROM "exact"),
    ALTER COLUMN "raw" TYPE BYTEA USING convert_to("raw", 'UTF8'),
    ALTER COLUMN "note" TYPE TEXT USING convert_from("note", 'UTF8');
