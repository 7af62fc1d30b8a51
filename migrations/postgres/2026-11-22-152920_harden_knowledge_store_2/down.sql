-- 2026-11-22-152920 harden_knowledge_store_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152920';
