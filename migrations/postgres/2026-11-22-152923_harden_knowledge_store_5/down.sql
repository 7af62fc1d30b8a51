-- 2026-11-22-152923 harden_knowledge_store_5: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.

-- index uq_embeddings_index_file_path_chunk_index
DROP INDEX CONCURRENTLY IF EXISTS "uq_embeddings_index_file_path_chunk_index";
