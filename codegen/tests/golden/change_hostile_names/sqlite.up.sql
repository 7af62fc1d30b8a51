-- index ix"`]
DROP INDEX "ix""`]";

-- table we'ird"er
ALTER TABLE "we""ird" RENAME TO "we'ird""er";

-- table we'ird"er
ALTER TABLE "we'ird""er" RENAME COLUMN "a`b" TO "a""b";

-- table we'ird"er
ALTER TABLE "we'ird""er" RENAME COLUMN "x]y" TO "x[]y";

-- table we'ird"er
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table we'ird""er is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table we'ird""er is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('we''ird"er') WHERE name COLLATE NOCASE NOT IN ('a"b', 'x[]y')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'we''ird"er'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('we''ird"er')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "a""b" BIGINT      NOT NULL,
    -- it's \ kept
    "x[]y" VARCHAR(20) NOT NULL DEFAULT 'it''s',
    CONSTRAINT "pk_we'ird""er" PRIMARY KEY ("a""b")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "a""b", "x[]y")
    SELECT
        "a""b",
        "a""b",
        COALESCE("x[]y", 'it''s')
    FROM "we'ird""er";
DROP TABLE "we'ird""er";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "we'ird""er";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix]`"
CREATE INDEX "ix]`""" ON "we'ird""er" ("x[]y");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('we''ird"er')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('we''ird"er')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
