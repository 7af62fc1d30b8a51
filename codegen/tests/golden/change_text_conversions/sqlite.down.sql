-- table thing
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table thing is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "thing.token has a value that has the wrong number of bytes" INTEGER NOT NULL DEFAULT 0,
    "thing.made_at has a value that is no date and time" INTEGER NOT NULL DEFAULT 0,
    "thing.price has a value that is no number" INTEGER NOT NULL DEFAULT 0,
    "thing.raw has a value that is no bytes" INTEGER NOT NULL DEFAULT 0,
    "thing.many has a value that is no whole number of its size" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table thing is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('thing') WHERE name COLLATE NOCASE NOT IN ('id', 'token', 'made_at', 'seen_at', 'body', 'price', 'raw', 'many')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'thing' AND name COLLATE NOCASE NOT IN ('ix_thing_price')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('thing')) <> 8;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER       NOT NULL,
    "token"   BLOB,
    "made_at" TIMESTAMP,
    "seen_at" TIMESTAMP,
    "body"    TEXT,
    "price"   DECIMAL(8, 2),
    "raw"     BLOB,
    "many"    BIGINT,
    CONSTRAINT "pk_thing" PRIMARY KEY ("id"),
    CONSTRAINT "uq_thing_token" UNIQUE ("token"),
    CONSTRAINT "ck_thing_body_json" CHECK ("body" IS NULL OR json_valid("body"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "token", "made_at", "seen_at", "body", "price", "raw", "many")
    SELECT
        "id",
        "token",
        CASE
            WHEN "made_at" GLOB '*:*[-+][0-9][0-9]:[0-9][0-9]' AND DATE(SUBSTR("made_at", 1, 10), '+0 days') = SUBSTR("made_at", 1, 10) THEN COALESCE(STRFTIME('%Y-%m-%d %H:%M:%f', "made_at"), "made_at")
            WHEN LENGTH("made_at") = 10 THEN "made_at" || ' 00:00:00'
            ELSE RTRIM(REPLACE("made_at", 'T', ' '), 'Zz ')
        END,
        "seen_at",
        "body",
        "price",
        CAST("raw" AS BLOB),
        CAST(ROUND("many") AS INTEGER)
    FROM "thing";
DROP TABLE "thing";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "thing";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.token has a value that has the wrong number of bytes")
    SELECT NULL FROM "thing" WHERE "token" IS NOT NULL AND (TYPEOF("token") <> 'blob' OR LENGTH("token") <> 16) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.made_at has a value that is no date and time")
    SELECT NULL FROM "thing" WHERE "made_at" IS NOT NULL AND (TYPEOF("made_at") <> 'text' OR SUBSTR("made_at", 1, 10) IS NOT DATE("made_at", '+0 days')) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.price has a value that is no number")
    SELECT NULL FROM "thing" WHERE TYPEOF("price") NOT IN ('integer', 'real', 'null') LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.raw has a value that is no bytes")
    SELECT NULL FROM "thing" WHERE TYPEOF("raw") NOT IN ('blob', 'null') LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.many has a value that is no whole number of its size")
    SELECT NULL FROM "thing" WHERE TYPEOF("many") NOT IN ('integer', 'null') LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix_thing_price
CREATE INDEX "ix_thing_price" ON "thing" ("price");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('thing')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('thing')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
