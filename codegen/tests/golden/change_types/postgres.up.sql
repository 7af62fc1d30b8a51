-- index ix_reading_label_small
DROP INDEX "ix_reading_label_small";

-- check ck_small
ALTER TABLE "reading" DROP CONSTRAINT "ck_small";

-- columns id, amount, active
ALTER TABLE "reading"
    ALTER COLUMN "id" TYPE BIGINT,
    ALTER COLUMN "amount" DROP DEFAULT,
    ALTER COLUMN "amount" TYPE INTEGER USING "amount"::INTEGER,
    ALTER COLUMN "amount" SET DEFAULT 0,
    ALTER COLUMN "active" DROP DEFAULT,
    ALTER COLUMN "active" TYPE BOOLEAN USING "active"::BOOLEAN,
    ALTER COLUMN "active" SET DEFAULT TRUE;

-- what has no time zone is UTC
SET LOCAL TIME ZONE 'UTC';

-- columns taken_at, body, small, flag, day, exact, label
ALTER TABLE "reading"
    ALTER COLUMN "taken_at" TYPE TIMESTAMP USING "taken_at"::timestamptz AT TIME ZONE 'utc',
    ALTER COLUMN "body" TYPE JSONB USING "body"::jsonb,
    ALTER COLUMN "small" DROP DEFAULT,
    ALTER COLUMN "small" TYPE INTEGER,
    ALTER COLUMN "small" SET DEFAULT 1,
    ALTER COLUMN "flag" DROP DEFAULT,
    ALTER COLUMN "flag" TYPE VARCHAR(5) USING "flag"::text,
    ALTER COLUMN "flag" SET DEFAULT 'yes',
    ALTER COLUMN "day" TYPE TIMESTAMP USING "day"::TIMESTAMP,
    ALTER COLUMN "exact" TYPE DOUBLE PRECISION,
    ALTER COLUMN "label" TYPE TEXT;

-- check ck_small
ALTER TABLE "reading"
    ADD CONSTRAINT "ck_small" CHECK ("small" < 100);
