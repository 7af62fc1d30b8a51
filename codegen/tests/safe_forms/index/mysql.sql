---- migrations/mysql/2026-11-22-120001_change_author/up.sql

-- 2026-11-22-120001 change_author: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120001', 'change_author', '0603c4ac7d179d2d1f71ba9641c3926cad53b870fd2bd69b388c0ac9dbec8819', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120002_change_author_2/up.sql

-- 2026-11-22-120002 change_author_2: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120002', 'change_author_2', 'a9a1f0f90c5c2753b519b5b161db9704e430f0a7b47ad154c528cf091df75d8f', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120003_change_author_3/up.sql

-- 2026-11-22-120003 change_author_3: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if two rows have the same key for `ix_mail` in `author`
-- W0511: each statement is committed separately: if one fails, the changes of those before it remain

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- index ix_author_name_born
CREATE INDEX `ix_author_name_born` ON `author` (`name`, `born` DESC);

-- index ix_mail
CREATE UNIQUE INDEX `ix_mail` ON `author` (`mail`);

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-22-120003', 'change_author_3', '141d5045449d9947250197092cd2650d6af98d7463e95003d5defd6d4c2fa8aa', UTC_TIMESTAMP(6));

---- migrations/mysql/2026-11-22-120003_change_author_3/down.sql

-- 2026-11-22-120003 change_author_3: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- index ix_author_name_born
DROP INDEX `ix_author_name_born` ON `author`;

-- index ix_mail
DROP INDEX `ix_mail` ON `author`;

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120003';

---- migrations/mysql/2026-11-22-120002_change_author_2/down.sql

-- 2026-11-22-120002 change_author_2: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120002';

---- migrations/mysql/2026-11-22-120001_change_author/down.sql

-- 2026-11-22-120001 change_author: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-120001';

