-- table old_log
CREATE TABLE "old_log" (
    "id"   INTEGER     NOT NULL,
    "line" VARCHAR(50) NOT NULL,
    CONSTRAINT "pk_old_log" PRIMARY KEY ("id")
);

-- checks wait for the new tables
PRAGMA ignore_check_constraints = ON;

-- table document
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table document is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table document is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('document') WHERE name COLLATE NOCASE NOT IN ('id', 'path', 'hash')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'document'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('document')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER      NOT NULL,
    "path" VARCHAR(100) NOT NULL,
    "hash" VARCHAR(64)  NOT NULL,
    CONSTRAINT "pk_document" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "path", "hash")
    SELECT
        "id",
        "path",
        "hash"
    FROM "document";
DROP TABLE "document";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "document";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- data step of the spec
-- the log moves
INSERT INTO old_log (id, line) SELECT id, text_line FROM new_log;

-- checks no longer wait
PRAGMA ignore_check_constraints = OFF;

-- table new_log
DROP TABLE "new_log";

-- checks, which were not looked at
CREATE TEMP TABLE "__tablewright_guard" (
    "rows break a check of their table" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows break a check of their table")
    SELECT NULL FROM sqlite_master AS t, pragma_quick_check(t.name) AS q
    WHERE t.type = 'table' AND t.name COLLATE NOCASE IN ('document')
    AND q.quick_check <> 'ok' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('document', 'new_log')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('document', 'new_log')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
