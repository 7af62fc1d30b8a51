-- table keyed
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table keyed is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table keyed is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('keyed') WHERE name COLLATE NOCASE NOT IN ('name', 'id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'keyed'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('keyed')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "name" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_keyed" PRIMARY KEY ("name")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "name")
    SELECT
        "id",
        "name"
    FROM "keyed";
DROP TABLE "keyed";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "keyed";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table numbered
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table numbered is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table numbered is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('numbered') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'numbered'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('numbered')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_numbered" PRIMARY KEY,
    "name" VARCHAR(10) NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name")
    SELECT
        "id",
        "name"
    FROM "numbered";
DROP TABLE "numbered";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "numbered";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table plain
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table plain is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table plain is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('plain') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'plain'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('plain')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL,
    "name" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_plain" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name")
    SELECT
        "id",
        "name"
    FROM "plain";
DROP TABLE "plain";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "plain";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table to_composite
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table to_composite is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table to_composite is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('to_composite') WHERE name COLLATE NOCASE NOT IN ('id', 'part')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'to_composite'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('to_composite')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER NOT NULL CONSTRAINT "pk_to_composite" PRIMARY KEY,
    "part" INTEGER NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "part")
    SELECT
        "id",
        "part"
    FROM "to_composite";
DROP TABLE "to_composite";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "to_composite";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table to_other_column
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table to_other_column is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table to_other_column is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('to_other_column') WHERE name COLLATE NOCASE NOT IN ('code')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'to_other_column'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('to_other_column')) <> 1;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_to_other_column" PRIMARY KEY,
    "code" VARCHAR(10) NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "code")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "code"
    FROM "to_other_column";
DROP TABLE "to_other_column";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "to_other_column";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('keyed', 'numbered', 'plain', 'to_composite', 'to_other_column')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('keyed', 'numbered', 'plain', 'to_composite', 'to_other_column')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
