-- 2026-11-22-152923 change_schema_5: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.

-- index uq_embeddings_index_file_path_chunk_index
DROP INDEX CONCURRENTLY IF EXISTS "uq_embeddings_index_file_path_chunk_index";
