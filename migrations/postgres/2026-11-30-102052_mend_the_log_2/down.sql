-- 2026-11-30-102052 mend_the_log_2: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Nothing is taken back: what has been proved stays so.

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-30-102052';
