-- 2026-11-22-152925 harden_knowledge_store_7: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152925', 'harden_knowledge_store_7', '1245f9b5e05215d7fc233c5079d10e866c6c10fcabab291a085ce9176a44f8bd');
