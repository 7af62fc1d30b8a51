-- 2026-11-22-152924 harden_knowledge_store_6: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- PostgreSQL allows this only outside a transaction, as the one statement of a migration.
-- The history is kept by the migration that requires the index to be whole.
-- W0509: it fails if two rows have an equal key for `uq_job_run_job_id_attempt_number` in `job_run`

-- index uq_job_run_job_id_attempt_number
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_job_run_job_id_attempt_number" ON "job_run" ("job_id", "attempt_number");
