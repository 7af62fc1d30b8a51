-- table reading
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table reading is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "reading.amount has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "reading.active has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "reading.taken_at has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "reading.flag has a value that is neither true nor false" INTEGER NOT NULL DEFAULT 0,
    "reading.day has a value that is no date" INTEGER NOT NULL DEFAULT 0,
    "reading.exact has a value that is no number" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table reading is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('reading') WHERE name COLLATE NOCASE NOT IN ('id', 'amount', 'active', 'taken_at', 'body', 'small', 'flag', 'day', 'exact', 'label')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'reading' AND name COLLATE NOCASE NOT IN ('ix_reading_amount')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('reading')) <> 10;
CREATE TABLE "__tablewright_rebuild" (
    "id"       INTEGER        NOT NULL,
    "amount"   VARCHAR(20)    NOT NULL DEFAULT '0',
    "active"   VARCHAR(5)     NOT NULL DEFAULT 'true',
    "taken_at" VARCHAR(30),
    "body"     TEXT,
    "small"    SMALLINT       NOT NULL DEFAULT 1,
    "flag"     BOOLEAN        NOT NULL DEFAULT 1,
    "day"      DATE,
    "exact"    DECIMAL(10, 2),
    "label"    VARCHAR(10)    NOT NULL,
    CONSTRAINT "pk_reading" PRIMARY KEY ("id"),
    CONSTRAINT "ck_small" CHECK ("small" < 100)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "amount", "active", "taken_at", "body", "small", "flag", "day", "exact", "label")
    SELECT
        "id",
        CAST("amount" AS TEXT),
        CASE "active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST("active" AS TEXT) END,
        "taken_at",
        "body",
        "small",
        CASE
            WHEN LOWER(TRIM("flag")) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1
            WHEN LOWER(TRIM("flag")) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0
            ELSE "flag"
        END,
        SUBSTR("day", 1, 10),
        "exact",
        "label"
    FROM "reading";
DROP TABLE "reading";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "reading";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.amount has a value that is too long")
    SELECT NULL FROM "reading" WHERE LENGTH("amount") > 20 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.active has a value that is too long")
    SELECT NULL FROM "reading" WHERE LENGTH("active") > 5 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.taken_at has a value that is too long")
    SELECT NULL FROM "reading" WHERE LENGTH("taken_at") > 30 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.flag has a value that is neither true nor false")
    SELECT NULL FROM "reading" WHERE "flag" NOT IN (0, 1) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.day has a value that is no date")
    SELECT NULL FROM "reading" WHERE "day" IS NOT NULL AND DATE("day", '+0 days') IS NOT "day" LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.exact has a value that is no number")
    SELECT NULL FROM "reading" WHERE TYPEOF("exact") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix_reading_amount
CREATE INDEX "ix_reading_amount" ON "reading" ("amount");

-- index ix_reading_label_small
CREATE INDEX "ix_reading_label_small" ON "reading" ("label", "small");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('reading')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('reading')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
