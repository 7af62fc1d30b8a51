-- 2026-12-01-080000 harden_episodes: up, SQLite
-- Generated from schema.yaml by Tablewright.

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- table __tablewright_history
-- The migrations that this database has run, kept by Tablewright.
CREATE TABLE IF NOT EXISTS "__tablewright_history" (
    -- The version of a migration that has run; versions order bytewise.
    "version"     VARCHAR(50)  NOT NULL,
    -- The name of the migration.
    "name"        VARCHAR(255) NOT NULL,
    -- The fingerprint of the schema that the migration leads to.
    "fingerprint" VARCHAR(64)  NOT NULL,
    -- When it ran, in UTC.
    "applied_at"  TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk___tablewright_history" PRIMARY KEY ("version")
);

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

-- full-text index search_episodes
DROP TRIGGER "search_episodes_insert";
DROP TRIGGER "search_episodes_delete";
DROP TRIGGER "search_episodes_update";
DROP TABLE "search_episodes";

-- table episodes
ALTER TABLE "episodes" RENAME COLUMN "seconds" TO "duration";

-- table episodes
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table episodes is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "episodes.duration has a value that is no whole number of its size" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table episodes is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('episodes') WHERE name COLLATE NOCASE NOT IN ('id', 'title', 'tier', 'duration', 'length', 'notes')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'episodes' AND name COLLATE NOCASE NOT IN ('ix_episodes_lower_title')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('episodes')) <> 6;
CREATE TABLE "__tablewright_rebuild" (
    "id"       INTEGER    NOT NULL CONSTRAINT "pk_episodes" PRIMARY KEY AUTOINCREMENT,
    "title"    TEXT       NOT NULL DEFAULT 'untitled',
    "tier"     VARCHAR(8) NOT NULL DEFAULT 'A',
    "duration" INTEGER,
    "length"   INTEGER    GENERATED ALWAYS AS (length("title")) STORED,
    CONSTRAINT "ck_episodes_duration" CHECK ("duration" >= 0),
    CONSTRAINT "ck_episodes_tier_enum" CHECK ("tier" IN ('A', 'B', 'archived'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "title", "tier", "duration")
    SELECT
        "id",
        COALESCE("title", 'untitled'),
        CASE "tier" WHEN 'old' THEN 'archived' ELSE "tier" END,
        "duration"
    FROM "episodes";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'episodes';
DROP TABLE "episodes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "episodes";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("episodes.duration has a value that is no whole number of its size")
    SELECT NULL FROM "episodes" WHERE TYPEOF("duration") NOT IN ('integer', 'null') OR "duration" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix_episodes_lower_title
CREATE INDEX "ix_episodes_lower_title" ON "episodes" ((lower("title")));

-- full-text index search_episodes
CREATE VIRTUAL TABLE "search_episodes" USING fts5 (
    "title",
    content = 'episodes',
    content_rowid = 'id',
    tokenize = 'unicode61'
);
INSERT INTO "search_episodes" ("search_episodes") VALUES ('rebuild');
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
    UPDATE episodes SET tier = 'B' WHERE id = new.id;
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

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-12-01-080000', 'harden_episodes', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');

-- Diesel's record, in the same transaction
-- What Diesel adds itself afterwards is ignored.
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "__diesel_schema_migrations" ("version") VALUES ('20261201080000');
CREATE TEMP TRIGGER "__tablewright_recorded" BEFORE INSERT ON main."__diesel_schema_migrations"
FOR EACH ROW WHEN new."version" = '20261201080000' BEGIN
    SELECT RAISE(IGNORE);
END;

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;
