-- column token
ALTER TABLE "thing"
    ALTER COLUMN "token" TYPE UUID USING "token"::UUID;

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- columns made_at, seen_at, body, price, raw, many
ALTER TABLE "thing"
    ALTER COLUMN "made_at" TYPE TIMESTAMP USING "made_at"::timestamptz AT TIME ZONE 'utc',
    ALTER COLUMN "seen_at" TYPE TIMESTAMPTZ USING "seen_at" AT TIME ZONE 'utc',
    ALTER COLUMN "body" TYPE JSONB USING "body"::jsonb,
    ALTER COLUMN "price" TYPE NUMERIC(8, 2) USING "price"::NUMERIC(8, 2),
    ALTER COLUMN "raw" TYPE BYTEA USING convert_to("raw", 'UTF8'),
    ALTER COLUMN "many" TYPE BIGINT;
