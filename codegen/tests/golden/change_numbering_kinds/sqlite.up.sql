-- table named
ALTER TABLE "renamed" RENAME TO "named";

-- table named
ALTER TABLE "named" RENAME COLUMN "id" TO "number";

-- table new
CREATE TABLE "new" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_new" PRIMARY KEY,
    "name" VARCHAR(10) NOT NULL
);

-- table always_to_none
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table always_to_none is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table always_to_none is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('always_to_none') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'always_to_none'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('always_to_none')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   BIGINT      NOT NULL,
    "name" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_always_to_none" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "name")
    SELECT
        "id",
        "id",
        "name"
    FROM "always_to_none";
DROP TABLE "always_to_none";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "always_to_none";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table by_dialect
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table by_dialect is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table by_dialect is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('by_dialect') WHERE name COLLATE NOCASE NOT IN ('id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'by_dialect'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('by_dialect')) <> 1;
CREATE TABLE "__tablewright_rebuild" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_by_dialect" PRIMARY KEY
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id")
    SELECT
        "id"
    FROM "by_dialect";
DROP TABLE "by_dialect";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "by_dialect";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table named
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table named is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table named is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('named') WHERE name COLLATE NOCASE NOT IN ('number', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'named'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('named')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "number" INTEGER     NOT NULL CONSTRAINT "pk_named" PRIMARY KEY,
    "name"   VARCHAR(10) NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("number", "name")
    SELECT
        "number",
        "name"
    FROM "named";
DROP TABLE "named";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "named";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table none_to_always
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table none_to_always is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table none_to_always is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('none_to_always') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'none_to_always'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('none_to_always')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_none_to_always" PRIMARY KEY,
    "name" VARCHAR(10) NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name")
    SELECT
        "id",
        "name"
    FROM "none_to_always";
DROP TABLE "none_to_always";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "none_to_always";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table none_to_serial
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table none_to_serial is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table none_to_serial is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('none_to_serial') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'none_to_serial'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('none_to_serial')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_none_to_serial" PRIMARY KEY,
    "name" VARCHAR(10) NOT NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name")
    SELECT
        "id",
        "name"
    FROM "none_to_serial";
DROP TABLE "none_to_serial";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "none_to_serial";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table serial_to_none
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table serial_to_none is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table serial_to_none is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('serial_to_none') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'serial_to_none'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('serial_to_none')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   BIGINT      NOT NULL,
    "name" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_serial_to_none" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "name")
    SELECT
        "id",
        "id",
        "name"
    FROM "serial_to_none";
DROP TABLE "serial_to_none";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "serial_to_none";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('always_to_none', 'by_dialect', 'named', 'none_to_always', 'none_to_serial', 'serial_to_none')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('always_to_none', 'by_dialect', 'named', 'none_to_always', 'none_to_serial', 'serial_to_none')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
