-- 2026-11-30-102052 mend_the_log_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- W0509: it fails if a row violates `ck_mended_values_change` in `mended_values`

-- constraint ck_mended_values_change
ALTER TABLE "mended_values"
    VALIDATE CONSTRAINT "ck_mended_values_change";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-102052', 'mend_the_log_2', '66f3e17e50e790b468641eb3cc4ed5b678147b361f8f53100108194708256194');
