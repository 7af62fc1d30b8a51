-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- column seen
ALTER TABLE "event"
    ALTER COLUMN "seen" TYPE TIMESTAMPTZ USING ("seen" #>> '{}')::TIMESTAMPTZ;

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- column made
ALTER TABLE "event"
    ALTER COLUMN "made" TYPE TIMESTAMP USING ("made" #>> '{}')::timestamptz AT TIME ZONE 'utc';

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- columns day, token, flag, at, text
ALTER TABLE "event"
    ALTER COLUMN "day" TYPE DATE USING (("day" #>> '{}')::timestamptz AT TIME ZONE 'utc')::date,
    ALTER COLUMN "token" TYPE UUID USING ("token" #>> '{}')::UUID,
    ALTER COLUMN "flag" TYPE BOOLEAN USING ("flag" #>> '{}')::BOOLEAN,
    ALTER COLUMN "at" TYPE TIME USING "at"::TIME,
    ALTER COLUMN "text" TYPE JSONB USING to_jsonb("text");
