-- 2026-11-30-102052 mend_the_log_2: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-30-102052';
