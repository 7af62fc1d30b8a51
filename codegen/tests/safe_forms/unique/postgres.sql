---- migrations/postgres/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- data step of the spec
-- keep the oldest author of each name
DELETE FROM author WHERE id NOT IN (SELECT MIN(id) FROM author GROUP BY name, country);

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_schema', '2a68b98b7b825e5d1a6b1581fa9bf18ded66a0a2e7a266725a73c9046c2c37aa');

---- migrations/postgres/2026-11-22-120002_change_schema_2/up.sql, no transaction

-- 2026-11-22-120002 change_schema_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if two rows have the same key for `uq_author_name_country` in `author`

-- index uq_author_name_country
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_author_name_country" ON "author" ("name", "country");

---- migrations/postgres/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Puts to use what the migrations before it have built and proved.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- unique key uq_author_name_country
DO $body$
BEGIN
    IF to_regclass('"uq_author_name_country"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "author" ADD CONSTRAINT "uq_author_name_country" UNIQUE ("name", "country");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_author_name_country"') AND indrelid = to_regclass('"author"') AND indisvalid) THEN
        ALTER TABLE "author" ADD CONSTRAINT "uq_author_name_country" UNIQUE USING INDEX "uq_author_name_country";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_author_name_country" of table "author" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_author_name_country"; CREATE UNIQUE INDEX CONCURRENTLY "uq_author_name_country" ON "author" ("name", "country");';
    END IF;
END;
$body$;

-- foreign key fk_book_author_country
ALTER TABLE "book"
    ADD CONSTRAINT "fk_book_author_country" FOREIGN KEY ("author", "country") REFERENCES "author" ("name", "country") NOT VALID;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_schema_2', '684af319486e39e26bb7238f29d5ec6e211912cbf70bad17b3ef7511e58d0892');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120003', 'change_schema_3', '9ed421738e48d19b1de3bdc9c40d2df78661065f4f708e1ee2e460301a4daeae');

---- migrations/postgres/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if a row refers to a missing row through `fk_book_author_country` in `book`

-- constraint fk_book_author_country
ALTER TABLE "book"
    VALIDATE CONSTRAINT "fk_book_author_country";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120004', 'change_schema_4', '758ea335300e971089fec3b7a774945af295813756cb2755ccb01f69b237264b');

---- migrations/postgres/2026-11-22-120004_change_schema_4/down.sql

-- 2026-11-22-120004 change_schema_4: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120004';

---- migrations/postgres/2026-11-22-120003_change_schema_3/down.sql

-- 2026-11-22-120003 change_schema_3: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- foreign key fk_book_author_country
ALTER TABLE "book" DROP CONSTRAINT "fk_book_author_country";

-- unique key uq_author_name_country
ALTER TABLE "author" DROP CONSTRAINT "uq_author_name_country";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120003';

---- migrations/postgres/2026-11-22-120002_change_schema_2/down.sql, no transaction

-- 2026-11-22-120002 change_schema_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index uq_author_name_country
DROP INDEX CONCURRENTLY IF EXISTS "uq_author_name_country";

---- migrations/postgres/2026-11-22-120001_change_schema/down.sql

-- 2026-11-22-120001 change_schema: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.
-- No way back, as the spec says: keep the oldest author of each name

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

