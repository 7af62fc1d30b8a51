---- migrations/mysql/2026-11-22-120001_change_author/up.sql

-- 2026-11-22-120001 change_author: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120001', 'change_author', '1e7861107e7925e2d8e7cbd10949892e64809c8b6e3b63de2f2049cbd683cd91');

---- migrations/mysql/2026-11-22-120002_change_author_2/up.sql

-- 2026-11-22-120002 change_author_2: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120002', 'change_author_2', '9de0a7d07e6207e23ae73acb0e2d156a96335fb130b8c266c2638689e5e8e0f9');

---- migrations/mysql/2026-11-22-120003_change_author_3/up.sql

-- 2026-11-22-120003 change_author_3: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0509: it fails if two rows have an equal key for `ix_mail` in `author`
-- W0511: each statement is committed by itself: if one fails, those before it stay

-- index ix_author_name_born
CREATE INDEX `ix_author_name_born` ON `author` (`name`, `born` DESC);

-- index ix_mail
CREATE UNIQUE INDEX `ix_mail` ON `author` (`mail`);

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-120003', 'change_author_3', '206a0ad6c605a39f0269c822b92fbbe83ffbca6b13dc8ee7e9fcbd848e9279e2');

---- migrations/mysql/2026-11-22-120003_change_author_3/down.sql

-- 2026-11-22-120003 change_author_3: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index ix_author_name_born
DROP INDEX `ix_author_name_born` ON `author`;

-- index ix_mail
DROP INDEX `ix_mail` ON `author`;

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

