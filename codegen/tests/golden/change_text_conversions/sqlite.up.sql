-- table thing
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table thing is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "thing.token has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "thing.made_at has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "thing.price has a value that is too long" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table thing is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('thing') WHERE name COLLATE NOCASE NOT IN ('id', 'token', 'made_at', 'seen_at', 'body', 'price', 'raw', 'many')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'thing' AND name COLLATE NOCASE NOT IN ('ix_thing_price')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('thing')) <> 8;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER        NOT NULL,
    "token"   VARCHAR(36),
    "made_at" VARCHAR(40),
    "seen_at" TIMESTAMP,
    "body"    TEXT,
    "price"   VARCHAR(20),
    "raw"     TEXT,
    "many"    DECIMAL(20, 0),
    CONSTRAINT "pk_thing" PRIMARY KEY ("id"),
    CONSTRAINT "uq_thing_token" UNIQUE ("token")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "token", "made_at", "seen_at", "body", "price", "raw", "many")
    SELECT
        "id",
        NULLIF(LOWER(SUBSTR(HEX("token"), 1, 8) || '-' || SUBSTR(HEX("token"), 9, 4) || '-' || SUBSTR(HEX("token"), 13, 4) || '-' || SUBSTR(HEX("token"), 17, 4) || '-' || SUBSTR(HEX("token"), 21, 12)), '----'),
        "made_at",
        "seen_at",
        "body",
        CAST("price" AS TEXT),
        CAST("raw" AS TEXT),
        "many"
    FROM "thing";
DROP TABLE "thing";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "thing";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.token has a value that is too long")
    SELECT NULL FROM "thing" WHERE LENGTH("token") > 36 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.made_at has a value that is too long")
    SELECT NULL FROM "thing" WHERE LENGTH("made_at") > 40 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("thing.price has a value that is too long")
    SELECT NULL FROM "thing" WHERE LENGTH("price") > 20 LIMIT 1;
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
