-- check ck_small
ALTER TABLE "reading" DROP CONSTRAINT "ck_small";

-- column id
ALTER TABLE "reading"
    ALTER COLUMN "id" TYPE INTEGER;

-- column amount
ALTER TABLE "reading"
    ALTER COLUMN "amount" DROP DEFAULT,
    ALTER COLUMN "amount" TYPE VARCHAR(20) USING "amount"::text,
    ALTER COLUMN "amount" SET DEFAULT '0';

-- column active
ALTER TABLE "reading"
    ALTER COLUMN "active" DROP DEFAULT,
    ALTER COLUMN "active" TYPE VARCHAR(5) USING "active"::text,
    ALTER COLUMN "active" SET DEFAULT 'true';

-- column taken_at
ALTER TABLE "reading"
    ALTER COLUMN "taken_at" TYPE VARCHAR(30) USING "taken_at"::text;

-- column body
ALTER TABLE "reading"
    ALTER COLUMN "body" TYPE TEXT USING "body"::text;

-- column small
ALTER TABLE "reading"
    ALTER COLUMN "small" DROP DEFAULT,
    ALTER COLUMN "small" TYPE SMALLINT,
    ALTER COLUMN "small" SET DEFAULT 1;

-- column flag
ALTER TABLE "reading"
    ALTER COLUMN "flag" DROP DEFAULT,
    ALTER COLUMN "flag" TYPE BOOLEAN USING "flag"::BOOLEAN,
    ALTER COLUMN "flag" SET DEFAULT TRUE;

-- column day
ALTER TABLE "reading"
    ALTER COLUMN "day" TYPE DATE USING "day"::DATE;

-- column exact
ALTER TABLE "reading"
    ALTER COLUMN "exact" TYPE NUMERIC(10, 2);

-- column label
ALTER TABLE "reading"
    ALTER COLUMN "label" TYPE VARCHAR(10);

-- check ck_small
ALTER TABLE "reading"
    ADD CONSTRAINT "ck_small" CHECK ("small" < 100);

-- index ix_reading_label_small
CREATE INDEX "ix_reading_label_small" ON "reading" ("label", "small");
