---- migrations/postgres/2026-11-22-120001_change_author/up.sql, no transaction

-- 2026-11-22-120001 change_author: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_name_born
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_author_name_born" ON "author" ("name", "born" DESC);

---- migrations/postgres/2026-11-22-120002_change_author_2/up.sql, no transaction

-- 2026-11-22-120002 change_author_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if two rows have the same key for `ix_mail` in `author`

-- index ix_mail
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "ix_mail" ON "author" ("mail");

---- migrations/postgres/2026-11-22-120003_change_author_3/up.sql

-- 2026-11-22-120003 change_author_3: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Puts to use what the migrations before it have built and proved.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_name_born
DO $body$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"ix_author_name_born"') AND indrelid = to_regclass('"author"') AND indisvalid) THEN
        RAISE EXCEPTION USING MESSAGE = 'index "ix_author_name_born" of table "author" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "ix_author_name_born"; CREATE INDEX CONCURRENTLY "ix_author_name_born" ON "author" ("name", "born" DESC);';
    END IF;
END;
$body$;

-- index ix_mail
DO $body$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"ix_mail"') AND indrelid = to_regclass('"author"') AND indisvalid) THEN
        RAISE EXCEPTION USING MESSAGE = 'index "ix_mail" of table "author" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "ix_mail"; CREATE UNIQUE INDEX CONCURRENTLY "ix_mail" ON "author" ("mail");';
    END IF;
END;
$body$;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_author', '0603c4ac7d179d2d1f71ba9641c3926cad53b870fd2bd69b388c0ac9dbec8819');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_author_2', 'a9a1f0f90c5c2753b519b5b161db9704e430f0a7b47ad154c528cf091df75d8f');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120003', 'change_author_3', '141d5045449d9947250197092cd2650d6af98d7463e95003d5defd6d4c2fa8aa');

---- migrations/postgres/2026-11-22-120003_change_author_3/down.sql

-- 2026-11-22-120003 change_author_3: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120003';

---- migrations/postgres/2026-11-22-120002_change_author_2/down.sql, no transaction

-- 2026-11-22-120002 change_author_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_mail
DROP INDEX CONCURRENTLY IF EXISTS "ix_mail";

---- migrations/postgres/2026-11-22-120001_change_author/down.sql, no transaction

-- 2026-11-22-120001 change_author: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_name_born
DROP INDEX CONCURRENTLY IF EXISTS "ix_author_name_born";

