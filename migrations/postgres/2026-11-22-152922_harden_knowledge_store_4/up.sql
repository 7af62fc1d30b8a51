-- 2026-11-22-152922 harden_knowledge_store_4: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- W0509: it fails if two rows have an equal key for `uq_content_analysis_file_path_file_hash` in `content_analysis`

-- index uq_content_analysis_file_path_file_hash
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_content_analysis_file_path_file_hash" ON "content_analysis" ("file_path", "file_hash");
