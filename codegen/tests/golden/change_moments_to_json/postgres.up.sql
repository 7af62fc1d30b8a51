-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- columns seen, made, day, token, flag, at
ALTER TABLE "event"
    ALTER COLUMN "seen" TYPE JSONB USING to_jsonb("seen"),
    ALTER COLUMN "made" TYPE JSONB USING to_jsonb("made"),
    ALTER COLUMN "day" TYPE JSONB USING to_jsonb("day"),
    ALTER COLUMN "token" TYPE JSONB USING to_jsonb("token"),
    ALTER COLUMN "flag" TYPE JSONB USING to_jsonb("flag"),
    ALTER COLUMN "at" TYPE TIMESTAMP USING '1970-01-01'::date + "at";

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- column text
ALTER TABLE "event"
    ALTER COLUMN "text" TYPE TIMESTAMP USING ("text" #>> '{}')::timestamptz AT TIME ZONE 'utc';
