---- migrations/postgres/2026-11-22-120001_change_books/up.sql

-- 2026-11-22-120001 change_books: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- column shelf
ALTER TABLE "books"
    ADD COLUMN "shelf" INTEGER;

-- check ck_thick
ALTER TABLE "books"
    ADD CONSTRAINT "ck_thick" CHECK ("pages" > 1) NOT VALID;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_books', '2f92e64c0622cd6cc4163d998c9b4dd60ced872df539e95ba07edada3ca24727');

---- migrations/postgres/2026-11-22-120002_change_books_2/up.sql

-- 2026-11-22-120002 change_books_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if a row violates `ck_pages` in `books`
-- W0509: it fails if a row refers to a missing row through `fk_books_author_id` in `books`

-- constraints ck_pages, fk_books_author_id
ALTER TABLE "books"
    VALIDATE CONSTRAINT "ck_pages",
    VALIDATE CONSTRAINT "fk_books_author_id";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_books_2', '2a90e1d37dac5258c514ea720a613e27b22a1a1cce19bf6fe415166c68eb5d2d');

---- migrations/postgres/2026-11-22-120002_change_books_2/down.sql

-- 2026-11-22-120002 change_books_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

---- migrations/postgres/2026-11-22-120001_change_books/down.sql

-- 2026-11-22-120001 change_books: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0510: drops column `shelf` of `books` and its values: undoing this adds it again without values

-- foreign key fk_books_author_id
ALTER TABLE "books" DROP CONSTRAINT "fk_books_author_id";

-- check ck_pages
ALTER TABLE "books" DROP CONSTRAINT "ck_pages";

-- check ck_thick
ALTER TABLE "books" DROP CONSTRAINT "ck_thick";

-- column shelf
ALTER TABLE "books" DROP COLUMN "shelf";

-- check ck_pages
ALTER TABLE "books"
    ADD CONSTRAINT "ck_pages" CHECK ("pages" > 0) NOT VALID;

-- foreign key fk_books_author_id
ALTER TABLE "books"
    ADD CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "books" ("id") NOT VALID;

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

