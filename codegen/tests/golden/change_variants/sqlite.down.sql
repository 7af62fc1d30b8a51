-- table authors
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table authors is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table authors is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('authors') WHERE name COLLATE NOCASE NOT IN ('id', 'email')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'authors'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('authors')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER      NOT NULL CONSTRAINT "pk_authors" PRIMARY KEY,
    "email" VARCHAR(200),
    CONSTRAINT "uq_authors_email" UNIQUE ("email")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "email")
    SELECT
        "id",
        "email"
    FROM "authors";
DROP TABLE "authors";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "authors";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('authors')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('authors')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
