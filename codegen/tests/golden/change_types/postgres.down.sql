-- check ck_small
ALTER TABLE "reading" DROP CONSTRAINT "ck_small";

-- columns id, amount, active, taken_at, body, small, flag, day, exact, label
ALTER TABLE "reading"
    ALTER COLUMN "id" TYPE INTEGER,
    ALTER COLUMN "amount" DROP DEFAULT,
    ALTER COLUMN "amount" TYPE VARCHAR(20) USING "amount"::text,
    ALTER COLUMN "amount" SET DEFAULT '0',
    ALTER COLUMN "active" DROP DEFAULT,
    ALTER COLUMN "active" TYPE VARCHAR(5) USING "active"::text,
    ALTER COLUMN "active" SET DEFAULT 'true',
    ALTER COLUMN "taken_at" TYPE VARCHAR(30) USING "taken_at"::text,
    ALTER COLUMN "body" TYPE TEXT USING "body"::text,
    ALTER COLUMN "small" DROP DEFAULT,
    ALTER COLUMN "small" TYPE SMALLINT,
    ALTER COLUMN "small" SET DEFAULT 1,
    ALTER COLUMN "flag" DROP DEFAULT,
    ALTER COLUMN "flag" TYPE BOOLEAN USING "flag"::BOOLEAN,
    ALTER COLUMN "flag" SET DEFAULT TRUE,
    ALTER COLUMN "day" TYPE DATE USING "day"::DATE,
    ALTER COLUMN "exact" TYPE NUMERIC(10, 2),
    ALTER COLUMN "label" TYPE VARCHAR(10);

-- check ck_small
ALTER TABLE "reading"
    ADD CONSTRAINT "ck_small" CHECK ("small" < 100);

-- index ix_reading_label_small
CREATE INDEX "ix_reading_label_small" ON "reading" ("label", "small");
