-- 2026-11-22-152926 harden_knowledge_store_8: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-152926', 'harden_knowledge_store_8', '81bea53650ebc15b632eebe0312c513dae929fbaf158c897a442647dddb44159');
