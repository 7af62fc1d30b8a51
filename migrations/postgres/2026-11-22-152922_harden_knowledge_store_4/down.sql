-- 2026-11-22-152922 harden_knowledge_store_4: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.

-- index uq_content_analysis_file_path_file_hash
DROP INDEX CONCURRENTLY IF EXISTS "uq_content_analysis_file_path_file_hash";
