-- 2026-11-22-152921 harden_knowledge_store_3: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.

-- index uq_claim_tier_validations_session
DROP INDEX CONCURRENTLY IF EXISTS "uq_claim_tier_validations_session";
