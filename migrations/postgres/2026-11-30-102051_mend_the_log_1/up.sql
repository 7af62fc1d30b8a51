-- 2026-11-30-102051 mend_the_log_1: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.

-- data step of the spec
-- what was NULL before and after
DELETE FROM mended_values
WHERE action = 'changed' AND old_value IS NULL AND old_number IS NULL AND old_bytes IS NULL
    AND new_value IS NULL AND new_number IS NULL;

-- check ck_mended_values_change
ALTER TABLE "mended_values"
    ADD CONSTRAINT "ck_mended_values_change" CHECK ("action" <> 'changed' OR "old_value" IS NOT NULL OR "old_number" IS NOT NULL OR "old_bytes" IS NOT NULL OR "new_value" IS NOT NULL OR "new_number" IS NOT NULL) NOT VALID;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-102051', 'mend_the_log_1', '9a0e17c8d190a507076c6f2af32d13e4006e1a2dd05aa7ceb0ca70a40bfb33bd');
