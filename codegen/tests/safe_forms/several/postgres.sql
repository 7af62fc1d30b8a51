---- migrations/postgres/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- view gold_writers
DROP VIEW "gold_writers";

-- check ck_writer_tier_enum
ALTER TABLE "writer" DROP CONSTRAINT "ck_writer_tier_enum";

-- table author
ALTER TABLE "writer" RENAME TO "author";

-- constraint pk_author
ALTER TABLE "author" RENAME CONSTRAINT "pk_writer" TO "pk_author";

-- numbers of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"author"', 'id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"author_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "author_id_seq"';
    END IF;
END;
$body$;

-- column born
ALTER TABLE "author"
    ADD COLUMN "born" INTEGER;

-- values of table author
UPDATE "author"
SET "tier" = CASE "tier"
    WHEN 'gold' THEN 'golden'
    ELSE "tier" END
WHERE "tier" IN ('gold');

-- check ck_author_tier_enum
ALTER TABLE "author"
    ADD CONSTRAINT "ck_author_tier_enum" CHECK ("tier" IN ('golden', 'silver')) NOT VALID;

-- check nn_author_name
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_name" CHECK ("name" IS NOT NULL) NOT VALID;

-- view gold_authors
CREATE VIEW "gold_authors" AS
SELECT id FROM author WHERE tier = 'golden';

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_schema', '330e5d4526fe8c0d38e7fcf020c80e9daaa06508144d3a905af4e008c304f8aa');

---- migrations/postgres/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if a row violates `nn_author_name` in `author`

-- constraints ck_author_tier_enum, nn_author_name
ALTER TABLE "author"
    VALIDATE CONSTRAINT "ck_author_tier_enum",
    VALIDATE CONSTRAINT "nn_author_name";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_schema_2', '187c6e9523091eb28243bbcf29ec03347c0f56a4340903e35ce0496234a1c156');

---- migrations/postgres/2026-11-22-120003_change_schema_3/up.sql, no transaction

-- 2026-11-22-120003 change_schema_3: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_born
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_author_born" ON "author" ("born");

---- migrations/postgres/2026-11-22-120004_change_schema_4/up.sql, no transaction

-- 2026-11-22-120004 change_schema_4: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if two rows have the same key for `uq_author_name` in `author`

-- index uq_author_name
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_author_name" ON "author" ("name");

---- migrations/postgres/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Puts to use what the migrations before it have built and proved.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_born
DO $body$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"ix_author_born"') AND indrelid = to_regclass('"author"') AND indisvalid) THEN
        RAISE EXCEPTION USING MESSAGE = 'index "ix_author_born" of table "author" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "ix_author_born"; CREATE INDEX CONCURRENTLY "ix_author_born" ON "author" ("born");';
    END IF;
END;
$body$;

-- unique key uq_author_name
DO $body$
BEGIN
    IF to_regclass('"uq_author_name"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "author" ADD CONSTRAINT "uq_author_name" UNIQUE ("name");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_author_name"') AND indrelid = to_regclass('"author"') AND indisvalid) THEN
        ALTER TABLE "author" ADD CONSTRAINT "uq_author_name" UNIQUE USING INDEX "uq_author_name";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_author_name" of table "author" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_author_name"; CREATE UNIQUE INDEX CONCURRENTLY "uq_author_name" ON "author" ("name");';
    END IF;
END;
$body$;

-- column name
ALTER TABLE "author"
    ALTER COLUMN "name" SET NOT NULL;

-- check nn_author_name
ALTER TABLE "author" DROP CONSTRAINT "nn_author_name";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120003', 'change_schema_3', 'e1f9836aa12f69cc7a287d8fd156f1dac074d4b047167e9e6514ed21a60ae675');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120004', 'change_schema_4', '10061f3f3de8c5bd8b772669e6da3d976fc33ae720416133df02d684df425c76');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120005', 'change_schema_5', '08dda60069a130e288afde21dccbb9319a966fad463df2e2da88500a7be932d9');

---- migrations/postgres/2026-11-22-120005_change_schema_5/down.sql

-- 2026-11-22-120005 change_schema_5: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- check nn_author_name
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_name" CHECK ("name" IS NOT NULL) NOT VALID;

-- column name
ALTER TABLE "author"
    ALTER COLUMN "name" DROP NOT NULL;

-- unique key uq_author_name
ALTER TABLE "author" DROP CONSTRAINT "uq_author_name";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120003';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120004';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120005';

---- migrations/postgres/2026-11-22-120004_change_schema_4/down.sql, no transaction

-- 2026-11-22-120004 change_schema_4: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index uq_author_name
DROP INDEX CONCURRENTLY IF EXISTS "uq_author_name";

---- migrations/postgres/2026-11-22-120003_change_schema_3/down.sql, no transaction

-- 2026-11-22-120003 change_schema_3: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_born
DROP INDEX CONCURRENTLY IF EXISTS "ix_author_born";

---- migrations/postgres/2026-11-22-120002_change_schema_2/down.sql

-- 2026-11-22-120002 change_schema_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

---- migrations/postgres/2026-11-22-120001_change_schema/down.sql

-- 2026-11-22-120001 change_schema: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0510: drops column `born` of `writer` and its values: undoing this adds it again without values
-- W0508: every row of `writer` is read to validate `ck_writer_tier_enum`, and the table cannot be written to meanwhile

-- view gold_authors
DROP VIEW "gold_authors";

-- check ck_author_tier_enum
ALTER TABLE "author" DROP CONSTRAINT "ck_author_tier_enum";

-- check nn_author_name
ALTER TABLE "author" DROP CONSTRAINT "nn_author_name";

-- table writer
ALTER TABLE "author" RENAME TO "writer";

-- constraint pk_writer
ALTER TABLE "writer" RENAME CONSTRAINT "pk_author" TO "pk_writer";

-- numbers of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"writer"', 'id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"writer_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "writer_id_seq"';
    END IF;
END;
$body$;

-- values of table writer
UPDATE "writer"
SET "tier" = CASE "tier"
    WHEN 'golden' THEN 'gold'
    ELSE "tier" END
WHERE "tier" IN ('golden');

-- column born
ALTER TABLE "writer" DROP COLUMN "born";

-- check ck_writer_tier_enum
ALTER TABLE "writer"
    ADD CONSTRAINT "ck_writer_tier_enum" CHECK ("tier" IN ('gold', 'silver'));

-- view gold_writers
CREATE VIEW "gold_writers" AS
SELECT id FROM writer WHERE tier = 'gold';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

