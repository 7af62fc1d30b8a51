-- 2026-11-22-152925 harden_knowledge_store_7: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- W0509: it fails if two rows have an equal key for `uq_quality_ratings_moment` in `quality_ratings`

-- index uq_quality_ratings_moment
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_quality_ratings_moment" ON "quality_ratings" ("content_type", "content_id", "rated_by_user", "rated_at");
