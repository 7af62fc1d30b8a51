-- column token
ALTER TABLE "thing"
    ALTER COLUMN "token" TYPE UUID USING "token"::UUID;

-- column made_at
ALTER TABLE "thing"
    ALTER COLUMN "made_at" TYPE TIMESTAMP USING "made_at"::TIMESTAMP;

-- column seen_at
ALTER TABLE "thing"
    ALTER COLUMN "seen_at" TYPE TIMESTAMPTZ USING "seen_at" AT TIME ZONE 'utc';

-- column body
ALTER TABLE "thing"
    ALTER COLUMN "body" TYPE JSONB USING "body"::jsonb;

-- column price
ALTER TABLE "thing"
    ALTER COLUMN "price" TYPE NUMERIC(8, 2) USING "price"::NUMERIC(8, 2);

-- column raw
ALTER TABLE "thing"
    ALTER COLUMN "raw" TYPE BYTEA USING convert_to("raw", 'UTF8');

-- column many
ALTER TABLE "thing"
    ALTER COLUMN "many" TYPE BIGINT;
