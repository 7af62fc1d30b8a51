-- 2026-11-22-152922 harden_knowledge_store_4: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-152922', 'harden_knowledge_store_4', '9ec186bef8e295f92cb524f5485dac43e9ffddef0482cd76d50fe61763650836');
