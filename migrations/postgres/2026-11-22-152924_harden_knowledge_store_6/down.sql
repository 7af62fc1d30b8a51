-- 2026-11-22-152924 harden_knowledge_store_6: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.

-- index uq_job_run_job_id_attempt_number
DROP INDEX CONCURRENTLY IF EXISTS "uq_job_run_job_id_attempt_number";
