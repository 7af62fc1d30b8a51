-- index ix_reading_label_small
DROP INDEX "ix_reading_label_small";

-- check ck_small
ALTER TABLE "reading" DROP CONSTRAINT "ck_small";

-- column id
ALTER TABLE "reading"
    ALTER COLUMN "id" TYPE BIGINT;

-- column amount
ALTER TABLE "reading"
    ALTER COLUMN "amount" DROP DEFAULT,
    ALTER COLUMN "amount" TYPE INTEGER USING "amount"::INTEGER,
    ALTER COLUMN "amount" SET DEFAULT 0;

-- column active
ALTER TABLE "reading"
    ALTER COLUMN "active" DROP DEFAULT,
    ALTER COLUMN "active" TYPE BOOLEAN USING "active"::BOOLEAN,
    ALTER COLUMN "active" SET DEFAULT TRUE;

-- column taken_at
ALTER TABLE "reading"
    ALTER COLUMN "taken_at" TYPE TIMESTAMP USING "taken_at"::TIMESTAMP;

-- column body
ALTER TABLE "reading"
    ALTER COLUMN "body" TYPE JSONB USING "body"::jsonb;

-- column small
ALTER TABLE "reading"
    ALTER COLUMN "small" DROP DEFAULT,
    ALTER COLUMN "small" TYPE INTEGER,
    ALTER COLUMN "small" SET DEFAULT 1;

-- column flag
ALTER TABLE "reading"
    ALTER COLUMN "flag" DROP DEFAULT,
    ALTER COLUMN "flag" TYPE VARCHAR(5) USING "flag"::text,
    ALTER COLUMN "flag" SET DEFAULT 'yes';

-- column day
ALTER TABLE "reading"
    ALTER COLUMN "day" TYPE TIMESTAMP USING "day"::TIMESTAMP;

-- column exact
ALTER TABLE "reading"
    ALTER COLUMN "exact" TYPE DOUBLE PRECISION;

-- column label
ALTER TABLE "reading"
    ALTER COLUMN "label" TYPE TEXT;

-- check ck_small
ALTER TABLE "reading"
    ADD CONSTRAINT "ck_small" CHECK ("small" < 100);
