-- 2026-12-01-080000 harden_episodes: down, SQLite
-- Generated from schema.yaml by Tablewright.

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- trigger touched
DROP TRIGGER "touched";

-- view titles
-- Stops where a trigger of its would go with it.
CREATE TEMP TABLE "__tablewright_guard" (
    "view titles has a trigger that this migration does not know" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("view titles has a trigger that this migration does not know")
    SELECT NULL FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE = 'titles' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- view titles
DROP VIEW "titles";

-- table episodes
ALTER TABLE "episodes" RENAME COLUMN "duration" TO "seconds";

-- table episodes
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table episodes is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table episodes is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('episodes') WHERE name COLLATE NOCASE NOT IN ('id', 'title', 'tier', 'seconds', 'length')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'episodes' AND name COLLATE NOCASE NOT IN ('ix_episodes_lower_title', 'search_episodes_insert', 'search_episodes_delete', 'search_episodes_update')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('episodes')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER    NOT NULL CONSTRAINT "pk_episodes" PRIMARY KEY AUTOINCREMENT,
    "title"   TEXT,
    "tier"    VARCHAR(3) NOT NULL DEFAULT 'A',
    "seconds" TEXT,
    "length"  INTEGER    GENERATED ALWAYS AS (length("title")) STORED,
    "notes"   TEXT,
    CONSTRAINT "ck_episodes_tier_enum" CHECK ("tier" IN ('A', 'B', 'old'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "title", "tier", "seconds")
    SELECT
        "id",
        "title",
        CASE "tier" WHEN 'archived' THEN 'old' ELSE "tier" END,
        CAST("seconds" AS TEXT)
    FROM "episodes";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'episodes';
DROP TABLE "episodes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "episodes";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_episodes_lower_title
CREATE INDEX "ix_episodes_lower_title" ON "episodes" ((lower("title")));

-- full-text index search_episodes
CREATE TRIGGER "search_episodes_insert" AFTER INSERT ON "episodes"
FOR EACH ROW BEGIN
    INSERT INTO "search_episodes" (rowid, "title")
    VALUES (new."id", new."title");
END;
CREATE TRIGGER "search_episodes_delete" AFTER DELETE ON "episodes"
FOR EACH ROW BEGIN
    INSERT INTO "search_episodes" ("search_episodes", rowid, "title")
    VALUES ('delete', old."id", old."title");
END;
CREATE TRIGGER "search_episodes_update" AFTER UPDATE ON "episodes"
FOR EACH ROW BEGIN
    INSERT INTO "search_episodes" ("search_episodes", rowid, "title")
    VALUES ('delete', old."id", old."title");
    INSERT INTO "search_episodes" (rowid, "title")
    VALUES (new."id", new."title");
END;

-- view titles
CREATE VIEW "titles" AS
SELECT title FROM episodes;

-- trigger touched
CREATE TRIGGER "touched" AFTER INSERT ON "episodes"
FOR EACH ROW BEGIN
    UPDATE episodes SET notes = 'new' WHERE id = new.id;
END;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('episodes')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('episodes')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-12-01-080000';

-- Diesel's record, in the same transaction
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
DELETE FROM "__diesel_schema_migrations" WHERE "version" = '20261201080000';

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;
