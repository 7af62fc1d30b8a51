-- index ix_people
DROP INDEX "ix_people";

-- table people
ALTER TABLE "people" RENAME COLUMN "full_name" TO "name";

-- table people
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table people is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table people is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('people') WHERE name COLLATE NOCASE NOT IN ('id', 'name', 'left', 'right', 'kind', 'group', 'initial')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'people'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('people')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER NOT NULL CONSTRAINT "pk_people" PRIMARY KEY,
    "name"  TEXT    NOT NULL,
    "left"  TEXT    NOT NULL,
    "right" TEXT    NOT NULL,
    "old"   TEXT
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name", "left", "right")
    SELECT
        "id",
        "name",
        "left",
        "right"
    FROM "people";
DROP TABLE "people";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "people";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_names
CREATE INDEX "ix_names" ON "people" ("name");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('people')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('people')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
