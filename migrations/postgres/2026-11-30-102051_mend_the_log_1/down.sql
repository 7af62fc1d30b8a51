-- 2026-11-30-102051 mend_the_log_1: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- No way back, as the spec says: what was NULL before and after

-- check ck_mended_values_change
ALTER TABLE "mended_values" DROP CONSTRAINT "ck_mended_values_change";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-30-102051';
