-- 2026-11-22-152924 harden_knowledge_store_6: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152924', 'harden_knowledge_store_6', '1978b3fde47c966b4fedb06f69a857114030e7ecdd4acc27e4bf3f520993432a');
