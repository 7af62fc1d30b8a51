-- table reading
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table reading is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "reading.short has a value that is no number" INTEGER NOT NULL DEFAULT 0,
    "reading.wide has a value that is no number" INTEGER NOT NULL DEFAULT 0,
    "reading.packed has a value that is no number" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table reading is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('reading') WHERE name COLLATE NOCASE NOT IN ('id', 'short', 'wide', 'packed')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'reading'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('reading')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"     BIGINT NOT NULL,
    "short"  FLOAT  NOT NULL,
    "wide"   DOUBLE NOT NULL,
    "packed" FLOAT  NOT NULL,
    CONSTRAINT "pk_reading" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "short", "wide", "packed")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "short",
        "wide",
        "packed"
    FROM "reading";
DROP TABLE "reading";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "reading";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.short has a value that is no number")
    SELECT NULL FROM "reading" WHERE TYPEOF("short") NOT IN ('integer', 'real', 'null') LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.wide has a value that is no number")
    SELECT NULL FROM "reading" WHERE TYPEOF("wide") NOT IN ('integer', 'real', 'null') LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.packed has a value that is no number")
    SELECT NULL FROM "reading" WHERE TYPEOF("packed") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE temp."__tablewright_guard";

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
