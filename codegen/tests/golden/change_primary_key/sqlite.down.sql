-- table coded
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table coded is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table coded is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('coded') WHERE name COLLATE NOCASE NOT IN ('id', 'code')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'coded'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('coded')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_coded" PRIMARY KEY ("id"),
    CONSTRAINT "uq_coded_code" UNIQUE ("code")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "code")
    SELECT
        "id",
        "code"
    FROM "coded";
DROP TABLE "coded";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "coded";
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
    "id"   BIGINT  NOT NULL,
    "part" INTEGER NOT NULL,
    CONSTRAINT "pk_to_composite" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "part")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "part"
    FROM "to_composite";
DROP TABLE "to_composite";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "to_composite";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table to_single
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table to_single is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table to_single is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('to_single') WHERE name COLLATE NOCASE NOT IN ('owner', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'to_single'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('to_single')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "owner"  INTEGER     NOT NULL,
    "number" INTEGER     NOT NULL DEFAULT 0,
    "note"   VARCHAR(10),
    CONSTRAINT "pk_to_single" PRIMARY KEY ("owner", "number")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "owner", "note")
    SELECT
        "owner",
        "owner",
        "note"
    FROM "to_single";
DROP TABLE "to_single";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "to_single";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('coded', 'to_composite', 'to_single')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('coded', 'to_composite', 'to_single')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
