-- table volume
ALTER TABLE "volume" RENAME COLUMN "number" TO "__tablewright_old_number";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "id" TO "number";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "__tablewright_old_number" TO "id";

-- table loan
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table loan is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table loan is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('loan') WHERE name COLLATE NOCASE NOT IN ('id', 'volume')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'loan'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('loan')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id" BIGINT NOT NULL,
    CONSTRAINT "pk_loan" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id"
    FROM "loan";
DROP TABLE "loan";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "loan";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('loan')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('loan')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
