-- columns token, made_at, seen_at, body, price, raw, many
ALTER TABLE "thing"
    ALTER COLUMN "token" TYPE VARCHAR(36) USING "token"::text,
    ALTER COLUMN "made_at" TYPE VARCHAR(40) USING "made_at"::text,
    ALTER COLUMN "seen_at" TYPE TIMESTAMP USING "seen_at" AT TIME ZONE 'utc',
    ALTER COLUMN "body" TYPE TEXT USING "body"::text,
    ALTER COLUMN "price" TYPE VARCHAR(20) USING "price"::text,
    ALTER COLUMN "raw" TYPE TEXT USING convert_from("raw", 'UTF8'),
    ALTER COLUMN "many" TYPE NUMERIC(20, 0);
