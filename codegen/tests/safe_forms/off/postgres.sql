---- migrations/postgres/2026-11-22-120001_change_author/up.sql

-- 2026-11-22-120001 change_author: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0508: every row of `author` is read to validate `mail`, and the table cannot be written to meanwhile
-- W0509: it fails if a row has no value for `mail` in `author`
-- W0506: while the index of `uq_author_mail` on `author` is built, the table cannot be written to
-- W0509: it fails if two rows have the same key for `uq_author_mail` in `author`
-- W0508: every row of `author` is read to validate `ck_author_born`, and the table cannot be written to meanwhile
-- W0509: it fails if a row violates `ck_author_born` in `author`
-- W0506: while the index of `ix_author_name` on `author` is built, the table cannot be written to

-- column mail
ALTER TABLE "author"
    ALTER COLUMN "mail" SET NOT NULL;

-- unique key uq_author_mail
ALTER TABLE "author"
    ADD CONSTRAINT "uq_author_mail" UNIQUE ("mail");

-- check ck_author_born
ALTER TABLE "author"
    ADD CONSTRAINT "ck_author_born" CHECK ("born" > 0);

-- index ix_author_name
CREATE INDEX "ix_author_name" ON "author" ("name");

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_author', '04b9b06453ef654add101b1cbfeca4523c8b55a9561af9e565cd86af35625342');

---- migrations/postgres/2026-11-22-120001_change_author/down.sql

-- 2026-11-22-120001 change_author: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_name
DROP INDEX "ix_author_name";

-- check ck_author_born
ALTER TABLE "author" DROP CONSTRAINT "ck_author_born";

-- unique key uq_author_mail
ALTER TABLE "author" DROP CONSTRAINT "uq_author_mail";

-- column mail
ALTER TABLE "author"
    ALTER COLUMN "mail" DROP NOT NULL;

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

