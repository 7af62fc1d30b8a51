-- index ix_reading_label_small
DROP INDEX "ix_reading_label_small";

-- table reading
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table reading is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "reading.amount has a value that is no whole number of its size" INTEGER NOT NULL DEFAULT 0,
    "reading.active has a value that is neither true nor false" INTEGER NOT NULL DEFAULT 0,
    "reading.taken_at has a value that is no date and time" INTEGER NOT NULL DEFAULT 0,
    "reading.flag has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "reading.day has a value that is no date and time" INTEGER NOT NULL DEFAULT 0,
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
    "id"       BIGINT     NOT NULL,
    "amount"   INTEGER    NOT NULL DEFAULT 0,
    "active"   BOOLEAN    NOT NULL DEFAULT 1,
    "taken_at" TIMESTAMP,
    "body"     TEXT,
    "small"    INTEGER    NOT NULL DEFAULT 1,
    "flag"     VARCHAR(5) NOT NULL DEFAULT 'yes',
    "day"      TIMESTAMP,
    "exact"    DOUBLE,
    "label"    TEXT       NOT NULL,
    CONSTRAINT "pk_reading" PRIMARY KEY ("id"),
    CONSTRAINT "ck_reading_body_json" CHECK ("body" IS NULL OR json_valid("body")),
    CONSTRAINT "ck_small" CHECK ("small" < 100)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "amount", "active", "taken_at", "body", "small", "flag", "day", "exact", "label")
    SELECT
        "id",
        "id",
        "amount",
        CASE
            WHEN LOWER(TRIM("active")) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1
            WHEN LOWER(TRIM("active")) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0
            ELSE "active"
        END,
        CASE
            WHEN "taken_at" GLOB '*:*[-+][0-9][0-9]:[0-9][0-9]' AND DATE(SUBSTR("taken_at", 1, 10), '+0 days') = SUBSTR("taken_at", 1, 10) THEN COALESCE(STRFTIME('%Y-%m-%d %H:%M:%f', "taken_at"), "taken_at")
            WHEN LENGTH("taken_at") = 10 THEN "taken_at" || ' 00:00:00'
            ELSE RTRIM(REPLACE("taken_at", 'T', ' '), 'Zz ')
        END,
        "body",
        "small",
        CASE "flag" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST("flag" AS TEXT) END,
        "day" || ' 00:00:00',
        "exact",
        "label"
    FROM "reading";
DROP TABLE "reading";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "reading";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.amount has a value that is no whole number of its size")
    SELECT NULL FROM "reading" WHERE TYPEOF("amount") NOT IN ('integer', 'null') OR "amount" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.active has a value that is neither true nor false")
    SELECT NULL FROM "reading" WHERE "active" NOT IN (0, 1) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.taken_at has a value that is no date and time")
    SELECT NULL FROM "reading" WHERE "taken_at" IS NOT NULL AND (TYPEOF("taken_at") <> 'text' OR SUBSTR("taken_at", 1, 10) IS NOT DATE("taken_at", '+0 days')) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.flag has a value that is too long")
    SELECT NULL FROM "reading" WHERE LENGTH("flag") > 5 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.day has a value that is no date and time")
    SELECT NULL FROM "reading" WHERE "day" IS NOT NULL AND (TYPEOF("day") <> 'text' OR SUBSTR("day", 1, 10) IS NOT DATE("day", '+0 days')) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.exact has a value that is no number")
    SELECT NULL FROM "reading" WHERE TYPEOF("exact") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix_reading_amount
CREATE INDEX "ix_reading_amount" ON "reading" ("amount");

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
