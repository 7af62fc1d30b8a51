-- 2026-11-22-152923 harden_knowledge_store_5: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- W0509: it fails if two rows have an equal key for `uq_embeddings_index_file_path_chunk_index` in `embeddings_index`

-- index uq_embeddings_index_file_path_chunk_index
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_embeddings_index_file_path_chunk_index" ON "embeddings_index" ("file_path", "chunk_index");
