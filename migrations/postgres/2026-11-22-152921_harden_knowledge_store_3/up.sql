-- 2026-11-22-152921 harden_knowledge_store_3: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- W0509: it fails if two rows have an equal key for `uq_claim_tier_validations_session` in `claim_tier_validations`

-- index uq_claim_tier_validations_session
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_claim_tier_validations_session" ON "claim_tier_validations" ("validation_session_id", "episode_id", "claim_id", "validated_by_user");
