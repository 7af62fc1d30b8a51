---- migrations/sqlite/2026-11-22-120001_change_schema/up.sql, no transaction

-- 2026-11-22-120001 change_schema: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0507: every row of `author` is rewritten, and no other connection can use the table meanwhile
-- W0509: it fails if a row does not fit the new definition of `author`
-- W0506: while the index of `ix_author_born` on `author` is built, the database cannot be written to

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- view gold_writers
DROP VIEW "gold_writers";

-- table author
ALTER TABLE "writer" RENAME TO "author";

-- table author
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table author is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table author is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('author') WHERE name COLLATE NOCASE NOT IN ('id', 'name', 'tier')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'author'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('author')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_author" PRIMARY KEY,
    "name" VARCHAR(50) NOT NULL,
    "tier" VARCHAR(6)  NOT NULL,
    "born" INTEGER,
    CONSTRAINT "uq_author_name" UNIQUE ("name"),
    CONSTRAINT "ck_author_tier_enum" CHECK ("tier" IN ('golden', 'silver'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name", "tier")
    SELECT
        "id",
        "name",
        CASE "tier" WHEN 'gold' THEN 'golden' ELSE "tier" END
    FROM "author";
DROP TABLE "author";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "author";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_author_born
CREATE INDEX "ix_author_born" ON "author" ("born");

-- view gold_authors
CREATE VIEW "gold_authors" AS
SELECT id FROM author WHERE tier = 'golden';

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('author')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('author')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_schema', '330e5d4526fe8c0d38e7fcf020c80e9daaa06508144d3a905af4e008c304f8aa');

-- Diesel's record, in the same transaction
-- What Diesel adds itself afterwards is ignored.
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "__diesel_schema_migrations" ("version") VALUES ('20261122120001');
CREATE TEMP TRIGGER "__tablewright_recorded" BEFORE INSERT ON main."__diesel_schema_migrations"
FOR EACH ROW WHEN new."version" = '20261122120001' BEGIN
    SELECT RAISE(IGNORE);
END;

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;

---- migrations/sqlite/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_schema_2', '187c6e9523091eb28243bbcf29ec03347c0f56a4340903e35ce0496234a1c156');

---- migrations/sqlite/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120003', 'change_schema_3', 'e1f9836aa12f69cc7a287d8fd156f1dac074d4b047167e9e6514ed21a60ae675');

---- migrations/sqlite/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120004', 'change_schema_4', '10061f3f3de8c5bd8b772669e6da3d976fc33ae720416133df02d684df425c76');

---- migrations/sqlite/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120005', 'change_schema_5', '08dda60069a130e288afde21dccbb9319a966fad463df2e2da88500a7be932d9');

---- migrations/sqlite/2026-11-22-120005_change_schema_5/down.sql

-- 2026-11-22-120005 change_schema_5: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120005';

---- migrations/sqlite/2026-11-22-120004_change_schema_4/down.sql

-- 2026-11-22-120004 change_schema_4: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120004';

---- migrations/sqlite/2026-11-22-120003_change_schema_3/down.sql

-- 2026-11-22-120003 change_schema_3: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120003';

---- migrations/sqlite/2026-11-22-120002_change_schema_2/down.sql

-- 2026-11-22-120002 change_schema_2: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

---- migrations/sqlite/2026-11-22-120001_change_schema/down.sql, no transaction

-- 2026-11-22-120001 change_schema: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0507: every row of `writer` is rewritten, and no other connection can use the table meanwhile
-- W0510: drops column `born` of `writer` and its values: undoing this adds it again without values

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- view gold_authors
DROP VIEW "gold_authors";

-- index ix_author_born
DROP INDEX "ix_author_born";

-- table writer
ALTER TABLE "author" RENAME TO "writer";

-- table writer
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table writer is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table writer is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('writer') WHERE name COLLATE NOCASE NOT IN ('id', 'name', 'tier', 'born')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'writer'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('writer')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_writer" PRIMARY KEY,
    "name" VARCHAR(50),
    "tier" VARCHAR(6)  NOT NULL,
    CONSTRAINT "ck_writer_tier_enum" CHECK ("tier" IN ('gold', 'silver'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name", "tier")
    SELECT
        "id",
        "name",
        CASE "tier" WHEN 'golden' THEN 'gold' ELSE "tier" END
    FROM "writer";
DROP TABLE "writer";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "writer";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- view gold_writers
CREATE VIEW "gold_writers" AS
SELECT id FROM writer WHERE tier = 'gold';

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('writer')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('writer')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

-- Diesel's record, in the same transaction
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
DELETE FROM "__diesel_schema_migrations" WHERE "version" = '20261122120001';

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;

