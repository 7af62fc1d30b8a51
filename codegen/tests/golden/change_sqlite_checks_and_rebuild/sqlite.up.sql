-- checks wait for the new tables
PRAGMA ignore_check_constraints = ON;

-- values of table boxes
UPDATE "boxes"
SET "size" = CASE "size"
    WHEN 'small' THEN 'tiny'
    ELSE "size" END
WHERE "size" IN ('small');

-- data step of the spec
-- boxes that nobody measured
UPDATE boxes SET depth = 1 WHERE depth IS NULL;

-- data step of the spec
-- lids that nobody measured
UPDATE lids SET width = 1 WHERE width IS NULL;

-- checks no longer wait
PRAGMA ignore_check_constraints = OFF;

-- table boxes
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table boxes is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table boxes is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('boxes') WHERE name COLLATE NOCASE NOT IN ('id', 'label', 'size', 'depth')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'boxes'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('boxes')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER     NOT NULL CONSTRAINT "pk_boxes" PRIMARY KEY,
    "label" TEXT        NOT NULL DEFAULT 'none',
    "size"  VARCHAR(10) NOT NULL,
    "depth" INTEGER     NOT NULL,
    CONSTRAINT "ck_boxes_size_enum" CHECK ("size" IN ('tiny', 'large')),
    CONSTRAINT "ck_deep" CHECK ("depth" > 0)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "label", "size", "depth")
    SELECT
        "id",
        COALESCE("label", 'none'),
        "size",
        "depth"
    FROM "boxes";
DROP TABLE "boxes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "boxes";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table papers
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table papers is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table papers is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('papers') WHERE name COLLATE NOCASE NOT IN ('id', 'data', 'is_fine')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'papers'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('papers')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER NOT NULL CONSTRAINT "pk_papers" PRIMARY KEY,
    "data"    TEXT    NOT NULL,
    "is_fine" BOOLEAN GENERATED ALWAYS AS (json_valid("data")) STORED,
    CONSTRAINT "ck_papers_data_json" CHECK (json_valid("data"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "data")
    SELECT
        "id",
        "data"
    FROM "papers";
DROP TABLE "papers";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "papers";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- column width
ALTER TABLE "lids" ALTER COLUMN "width" SET NOT NULL;

-- check ck_wide
ALTER TABLE "lids"
    ADD CONSTRAINT "ck_wide" CHECK ("width" > 0);

-- checks, which were not looked at
CREATE TEMP TABLE "__tablewright_guard" (
    "rows break a check of their table" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows break a check of their table")
    SELECT NULL FROM sqlite_master AS t, pragma_quick_check(t.name) AS q
    WHERE t.type = 'table' AND t.name COLLATE NOCASE IN ('lids')
    AND q.quick_check <> 'ok' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('boxes', 'lids', 'papers')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('boxes', 'lids', 'papers')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
