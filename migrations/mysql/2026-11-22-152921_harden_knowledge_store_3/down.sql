-- 2026-11-22-152921 harden_knowledge_store_3: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-22-152921';
