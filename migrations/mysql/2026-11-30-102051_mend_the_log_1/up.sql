-- 2026-11-30-102051 mend_the_log_1: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- W0508: every row of `mended_values` is read to prove `ck_mended_values_change`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_mended_values_change` in `mended_values`

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- data step of the spec
-- what was NULL before and after
DELETE FROM mended_values
WHERE action = 'changed' AND old_value IS NULL AND old_number IS NULL AND old_bytes IS NULL
    AND new_value IS NULL AND new_number IS NULL;

-- check ck_mended_values_change
ALTER TABLE `mended_values`
    ADD CONSTRAINT `ck_mended_values_change` CHECK (`action` <> 'changed' OR `old_value` IS NOT NULL OR `old_number` IS NOT NULL OR `old_bytes` IS NOT NULL OR `new_value` IS NOT NULL OR `new_number` IS NOT NULL);

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-30-102051', 'mend_the_log_1', '9a0e17c8d190a507076c6f2af32d13e4006e1a2dd05aa7ceb0ca70a40bfb33bd', UTC_TIMESTAMP(6));
