---- migrations/mysql/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0508: every row of `author` is read to prove `name`, and none can be written meanwhile
-- W0509: it fails if a row has no value for `name` in `author`
-- W0509: it fails if two rows have an equal key for `uq_author_name` in `author`
-- W0508: every row of `author` is read to prove `ck_author_tier_enum`, and none can be written meanwhile
-- W0511: each statement is committed by itself: if one fails, those before it stay

-- view gold_writers
DROP VIEW `gold_writers`;

-- check ck_author_tier_enum_before
ALTER TABLE `writer`
    ADD CONSTRAINT `ck_author_tier_enum_before` CHECK (`tier` IN ('gold', 'golden', 'silver')),
    DROP CONSTRAINT `ck_writer_tier_enum`;

-- table author
ALTER TABLE `writer` RENAME TO `author`;

-- column born
ALTER TABLE `author`
    ADD COLUMN `born` INTEGER;

-- values of table author
UPDATE `author`
SET `tier` = CASE `tier`
    WHEN 'gold' THEN 'golden'
    ELSE `tier` END
WHERE `tier` IN ('gold');

-- column name
ALTER TABLE `author`
    MODIFY COLUMN `name` VARCHAR(50) NOT NULL;

-- unique key uq_author_name
ALTER TABLE `author`
    ADD CONSTRAINT `uq_author_name` UNIQUE (`name`);

-- check ck_author_tier_enum
ALTER TABLE `author`
    ADD CONSTRAINT `ck_author_tier_enum` CHECK (`tier` IN ('golden', 'silver')),
    DROP CONSTRAINT `ck_author_tier_enum_before`;

-- index ix_author_born
CREATE INDEX `ix_author_born` ON `author` (`born`);

-- view gold_authors
CREATE VIEW `gold_authors` AS
SELECT id FROM author WHERE tier = 'golden';

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120001', 'change_schema', 'd8758fa365f4948469eddefa05037a623b09c707a6b972e2d88a71d9351379f8');

---- migrations/mysql/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120002', 'change_schema_2', '83ba733aae163684c25104a0a5b02ff47c91d5422a55e1faf2afd8c25b22a320');

---- migrations/mysql/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120003', 'change_schema_3', '00403e5cc20adfa85f8ba28dfc4e428a8aceb31796ed87a7052beac1c11781b3');

---- migrations/mysql/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120004', 'change_schema_4', 'b484ffc283c54d27bccf6cb0806b8c2a0192e47537ab20ccb8a10a3b4afdd5c6');

---- migrations/mysql/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120005', 'change_schema_5', 'adeaaf9dc625b1d77c361f658064a33feb52699e08569710439d7d3ffa304909');

---- migrations/mysql/2026-11-22-120005_change_schema_5/down.sql

-- 2026-11-22-120005 change_schema_5: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120005';

---- migrations/mysql/2026-11-22-120004_change_schema_4/down.sql

-- 2026-11-22-120004 change_schema_4: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120004';

---- migrations/mysql/2026-11-22-120003_change_schema_3/down.sql

-- 2026-11-22-120003 change_schema_3: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120003';

---- migrations/mysql/2026-11-22-120002_change_schema_2/down.sql

-- 2026-11-22-120002 change_schema_2: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120002';

---- migrations/mysql/2026-11-22-120001_change_schema/down.sql

-- 2026-11-22-120001 change_schema: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0510: column `born` of `writer` goes with what it holds: the way back brings it back empty
-- W0508: every row of `writer` is read to prove `ck_writer_tier_enum`, and none can be written meanwhile
-- W0511: each statement is committed by itself: if one fails, those before it stay

-- view gold_authors
DROP VIEW `gold_authors`;

-- index ix_author_born
DROP INDEX `ix_author_born` ON `author`;

-- check ck_writer_tier_enum_before
ALTER TABLE `author`
    ADD CONSTRAINT `ck_writer_tier_enum_before` CHECK (`tier` IN ('gold', 'golden', 'silver')),
    DROP CONSTRAINT `ck_author_tier_enum`;

-- unique key uq_author_name
ALTER TABLE `author` DROP INDEX `uq_author_name`;

-- table writer
ALTER TABLE `author` RENAME TO `writer`;

-- column name
ALTER TABLE `writer`
    MODIFY COLUMN `name` VARCHAR(50);

-- values of table writer
UPDATE `writer`
SET `tier` = CASE `tier`
    WHEN 'golden' THEN 'gold'
    ELSE `tier` END
WHERE `tier` IN ('golden');

-- column born
ALTER TABLE `writer`
    DROP COLUMN `born`;

-- check ck_writer_tier_enum
ALTER TABLE `writer`
    ADD CONSTRAINT `ck_writer_tier_enum` CHECK (`tier` IN ('gold', 'silver')),
    DROP CONSTRAINT `ck_writer_tier_enum_before`;

-- view gold_writers
CREATE VIEW `gold_writers` AS
SELECT id FROM writer WHERE tier = 'gold';

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120001';

