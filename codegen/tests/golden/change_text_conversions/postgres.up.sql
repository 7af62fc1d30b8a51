-- column token
ALTER TABLE "thing"
    ALTER COLUMN "token" TYPE VARCHAR(36) USING "token"::text;

-- column made_at
ALTER TABLE "thing"
    ALTER COLUMN "made_at" TYPE VARCHAR(40) USING "made_at"::text;

-- column seen_at
ALTER TABLE "thing"
    ALTER COLUMN "seen_at" TYPE TIMESTAMP USING "seen_at" AT TIME ZONE 'utc';

-- column body
ALTER TABLE "thing"
    ALTER COLUMN "body" TYPE TEXT USING "body"::text;

-- column price
ALTER TABLE "thing"
    ALTER COLUMN "price" TYPE VARCHAR(20) USING "price"::text;

-- column raw
ALTER TABLE "thing"
    ALTER COLUMN "raw" TYPE TEXT USING convert_from("raw", 'UTF8');

-- column many
ALTER TABLE "thing"
    ALTER COLUMN "many" TYPE NUMERIC(20, 0);
