-- index ix]`"
DROP INDEX "ix]`""";

-- table we"ird
ALTER TABLE "we'ird""er" RENAME TO "we""ird";

-- table we"ird
ALTER TABLE "we""ird" RENAME COLUMN "a""b" TO "a`b";

-- table we"ird
ALTER TABLE "we""ird" RENAME COLUMN "x[]y" TO "x]y";

-- table we"ird
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "problem" INTEGER,
    CONSTRAINT "table we""ird is not as this migration expects it" CHECK ("problem" <> 1),
    CONSTRAINT "we""ird.a`b has a value that is no whole number of its size" CHECK ("problem" <> 2),
    CONSTRAINT "we""ird.x]y has a value that is too long" CHECK ("problem" <> 3)
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 1 WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('we"ird') WHERE name COLLATE NOCASE NOT IN ('a`b', 'x]y')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'we"ird'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('we"ird')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "a`b" INTEGER     NOT NULL,
    "x]y" VARCHAR(10) DEFAULT 'O''Neil',
    CONSTRAINT "pk_we""ird" PRIMARY KEY ("a`b")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("a`b", "x]y")
    SELECT
        "a`b",
        "x]y"
    FROM "we""ird";
DROP TABLE "we""ird";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "we""ird";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 2 FROM "we""ird" WHERE TYPEOF("a`b") NOT IN ('integer', 'null') OR "a`b" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 3 FROM "we""ird" WHERE LENGTH("x]y") > 10 LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix"`]
CREATE INDEX "ix""`]" ON "we""ird" ("x]y");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "problem" INTEGER,
    CONSTRAINT "rows refer to rows that are not there" CHECK ("problem" <> 1)
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 1 FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('we"ird')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('we"ird')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
