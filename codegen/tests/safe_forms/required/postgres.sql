---- migrations/postgres/2026-11-22-120001_change_author/up.sql

-- 2026-11-22-120001 change_author: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- column full_name
ALTER TABLE "author" RENAME COLUMN "name" TO "full_name";

-- columns born, full_name
ALTER TABLE "author"
    ADD COLUMN "born" INTEGER,
    ALTER COLUMN "full_name" TYPE VARCHAR(90);

-- data step of the spec
-- authors without a name are unknown
UPDATE author SET full_name = 'unknown' WHERE full_name IS NULL;

-- data step of the spec
-- the year is not known
UPDATE author SET born = 0;

-- check nn_author_born
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_born" CHECK ("born" IS NOT NULL) NOT VALID;

-- check nn_author_full_name
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_full_name" CHECK ("full_name" IS NOT NULL) NOT VALID;

-- check nn_author_mail
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_mail" CHECK ("mail" IS NOT NULL) NOT VALID;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120001', 'change_author', '2c6c0a9de2fc61c574d9f2325199fd374ffbf41f2f020ef8fc69347183c6fe52');

---- migrations/postgres/2026-11-22-120002_change_author_2/up.sql

-- 2026-11-22-120002 change_author_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if a row violates `nn_author_born` in `author`
-- W0509: it fails if a row violates `nn_author_full_name` in `author`
-- W0509: it fails if a row violates `nn_author_mail` in `author`

-- constraints nn_author_born, nn_author_full_name, nn_author_mail
ALTER TABLE "author"
    VALIDATE CONSTRAINT "nn_author_born",
    VALIDATE CONSTRAINT "nn_author_full_name",
    VALIDATE CONSTRAINT "nn_author_mail";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120002', 'change_author_2', '09a4ad79bc41124e3215f609b809d022688fb66d03c743eb8ea97819e832667f');

---- migrations/postgres/2026-11-22-120003_change_author_3/up.sql

-- 2026-11-22-120003 change_author_3: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Puts to use what the migrations before it have built and proved.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- column full_name
ALTER TABLE "author"
    ALTER COLUMN "full_name" SET NOT NULL;

-- check nn_author_full_name
ALTER TABLE "author" DROP CONSTRAINT "nn_author_full_name";

-- column mail
ALTER TABLE "author"
    ALTER COLUMN "mail" SET NOT NULL;

-- check nn_author_mail
ALTER TABLE "author" DROP CONSTRAINT "nn_author_mail";

-- column born
ALTER TABLE "author"
    ALTER COLUMN "born" SET NOT NULL;

-- check nn_author_born
ALTER TABLE "author" DROP CONSTRAINT "nn_author_born";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-120003', 'change_author_3', 'f22b626b233c9415b5761ee742897a74ca38e9522a3b8e6a5449738b90ea088a');

---- migrations/postgres/2026-11-22-120003_change_author_3/down.sql

-- 2026-11-22-120003 change_author_3: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- check nn_author_full_name
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_full_name" CHECK ("full_name" IS NOT NULL) NOT VALID;

-- column full_name
ALTER TABLE "author"
    ALTER COLUMN "full_name" DROP NOT NULL;

-- check nn_author_mail
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_mail" CHECK ("mail" IS NOT NULL) NOT VALID;

-- column mail
ALTER TABLE "author"
    ALTER COLUMN "mail" DROP NOT NULL;

-- check nn_author_born
ALTER TABLE "author"
    ADD CONSTRAINT "nn_author_born" CHECK ("born" IS NOT NULL) NOT VALID;

-- column born
ALTER TABLE "author"
    ALTER COLUMN "born" DROP NOT NULL;

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120003';

---- migrations/postgres/2026-11-22-120002_change_author_2/down.sql

-- 2026-11-22-120002 change_author_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120002';

---- migrations/postgres/2026-11-22-120001_change_author/down.sql

-- 2026-11-22-120001 change_author: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0507: every row of `author` is rewritten, and no other connection can use the table meanwhile
-- W0509: it fails if a value does not fit the new type of `name` in `author`
-- W0510: drops column `born` of `author` and its values: undoing this adds it again without values
-- No way back, as the spec says: authors without a name are unknown
-- No way back, as the spec says: the year is not known

-- check nn_author_born
ALTER TABLE "author" DROP CONSTRAINT "nn_author_born";

-- check nn_author_full_name
ALTER TABLE "author" DROP CONSTRAINT "nn_author_full_name";

-- check nn_author_mail
ALTER TABLE "author" DROP CONSTRAINT "nn_author_mail";

-- column name
ALTER TABLE "author" RENAME COLUMN "full_name" TO "name";

-- column name
ALTER TABLE "author"
    ALTER COLUMN "name" TYPE VARCHAR(50);

-- column born
ALTER TABLE "author" DROP COLUMN "born";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-120001';

