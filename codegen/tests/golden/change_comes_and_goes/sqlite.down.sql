-- trigger shelf_noted
DROP TRIGGER "shelf_noted";

-- view halls
DROP VIEW "halls";

-- raw SQL low
DROP INDEX ix_low;

-- raw SQL high
DROP INDEX ix_high;

-- table keyless
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table keyless is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table keyless is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('keyless') WHERE name COLLATE NOCASE NOT IN ('id', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'keyless'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('keyless')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL,
    "note" VARCHAR(20)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "note")
    SELECT
        "id",
        "id",
        "note"
    FROM "keyless";
DROP TABLE "keyless";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "keyless";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table shelf
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table shelf is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table shelf is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('shelf') WHERE name COLLATE NOCASE NOT IN ('id', 'hall', 'floor', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'shelf'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('shelf')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER     NOT NULL,
    "hall"  INTEGER     NOT NULL,
    "floor" INTEGER     NOT NULL,
    "note"  VARCHAR(20) NOT NULL DEFAULT 'none',
    CONSTRAINT "pk_shelf" PRIMARY KEY ("id"),
    CONSTRAINT "uq_shelf" UNIQUE ("hall")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "hall", "floor", "note")
    SELECT
        "id",
        "hall",
        "floor",
        "note"
    FROM "shelf";
DROP TABLE "shelf";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "shelf";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor);

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('keyless', 'shelf')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('keyless', 'shelf')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
