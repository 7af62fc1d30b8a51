---- migrations/mysql/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0508: every row of `author` is read to validate `name`, and the table cannot be written to meanwhile
-- W0509: it fails if a row has no value for `name` in `author`
-- W0509: it fails if two rows have the same key for `uq_author_name` in `author`
-- W0508: every row of `author` is read to validate `ck_author_tier_enum`, and the table cannot be written to meanwhile
-- W0511: each statement is committed separately: if one fails, the changes of those before it remain

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

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
    MODIFY COLUMN `name` VARCHAR(50) COLLATE utf8mb4_bin NOT NULL;

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

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120001', 'change_schema', '330e5d4526fe8c0d38e7fcf020c80e9daaa06508144d3a905af4e008c304f8aa', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120002', 'change_schema_2', '187c6e9523091eb28243bbcf29ec03347c0f56a4340903e35ce0496234a1c156', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120003', 'change_schema_3', 'e1f9836aa12f69cc7a287d8fd156f1dac074d4b047167e9e6514ed21a60ae675', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120004', 'change_schema_4', '10061f3f3de8c5bd8b772669e6da3d976fc33ae720416133df02d684df425c76', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120005', 'change_schema_5', '08dda60069a130e288afde21dccbb9319a966fad463df2e2da88500a7be932d9', UTC_TIMESTAMP(6));

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
-- W0510: drops column `born` of `writer` and its values: undoing this adds it again without values
-- W0508: every row of `writer` is read to validate `ck_writer_tier_enum`, and the table cannot be written to meanwhile
-- W0511: each statement is committed separately: if one fails, the changes of those before it remain

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

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
    MODIFY COLUMN `name` VARCHAR(50) COLLATE utf8mb4_bin;

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

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120001';

