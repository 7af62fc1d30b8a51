-- 2026-11-30-005320 first: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.

-- table book
DROP TABLE `book`;

-- table author
DROP TABLE `author`;

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-30-005320';
