-- 2026-11-22-152925 harden_knowledge_store_7: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.

-- index uq_quality_ratings_moment
DROP INDEX CONCURRENTLY IF EXISTS "uq_quality_ratings_moment";
