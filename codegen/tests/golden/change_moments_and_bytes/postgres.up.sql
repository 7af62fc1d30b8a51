-- columns seen, made, day, words, seconds, exact, raw, note
ALTER TABLE "event"
    ALTER COLUMN "seen" TYPE TIMESTAMP USING "seen" AT TIME ZONE 'utc',
    ALTER COLUMN "made" TYPE TIMESTAMPTZ USING "made" AT TIME ZONE 'utc',
    ALTER COLUMN "day" TYPE DATE USING ("day" AT TIME ZONE 'utc')::DATE,
    ALTER COLUMN "words" TYPE VARCHAR(40) USING ("words" AT TIME ZONE 'utc')::text,
    ALTER COLUMN "seconds" TYPE TIMESTAMP USING to_timestamp("seconds") AT TIME ZONE 'utc',
    ALTER COLUMN "exact" TYPE TIMESTAMPTZ USING to_timestamp("exact"),
    ALTER COLUMN "raw" TYPE TEXT USING convert_from("raw", 'UTF8'),
    ALTER COLUMN "note" TYPE BYTEA USING convert_to("note", 'UTF8');
