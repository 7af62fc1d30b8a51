-- check ck_boxes_size_enum
ALTER TABLE "boxes" DROP CONSTRAINT "ck_boxes_size_enum";

-- values of table boxes
UPDATE "boxes"
SET "size" = CASE "size"
    WHEN 'small' THEN 'large'
    WHEN 'large' THEN 'small'
    ELSE "size" END
WHERE "size" IN ('small', 'large');

-- table crates
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table crates is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table crates is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('crates') WHERE name COLLATE NOCASE NOT IN ('id', 'size', 'content')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'crates' AND name COLLATE NOCASE NOT IN ('ix_crates_content')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('crates')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER     NOT NULL CONSTRAINT "pk_crates" PRIMARY KEY,
    "size"    VARCHAR(10) NOT NULL,
    "content" TEXT        NOT NULL,
    CONSTRAINT "ck_crates_size_enum" CHECK ("size" IN ('large', 'small'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "size", "content")
    SELECT
        "id",
        CASE "size" WHEN 'small' THEN 'large' WHEN 'large' THEN 'small' ELSE "size" END,
        "content"
    FROM "crates";
DROP TABLE "crates";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "crates";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table sizes
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table sizes is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table sizes is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('sizes') WHERE name COLLATE NOCASE NOT IN ('size', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'sizes'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('sizes')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "size" VARCHAR(10) NOT NULL,
    "note" TEXT,
    CONSTRAINT "pk_sizes" PRIMARY KEY ("size"),
    CONSTRAINT "ck_sizes_size_enum" CHECK ("size" IN ('large', 'small'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "size", "note")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        CASE "size" WHEN 'small' THEN 'large' WHEN 'large' THEN 'small' ELSE "size" END,
        "note"
    FROM "sizes";
DROP TABLE "sizes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "sizes";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- check ck_boxes_size_enum
-- NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.
ALTER TABLE "boxes"
    ADD CONSTRAINT "ck_boxes_size_enum" CHECK (("size" IN ('large', 'small')) IS NOT FALSE);

-- index ix_crates_content
CREATE UNIQUE INDEX "ix_crates_content" ON "crates" ("content") WHERE "size" = 'small';

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('boxes', 'crates', 'sizes')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('boxes', 'crates', 'sizes')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
