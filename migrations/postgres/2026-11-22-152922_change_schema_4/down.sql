-- 2026-11-22-152922 change_schema_4: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index uq_content_analysis_file_path_file_hash
DROP INDEX CONCURRENTLY IF EXISTS "uq_content_analysis_file_path_file_hash";
