-- 2026-11-30-102051 mend_the_log_1: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- No way back, as the spec says: what was NULL before and after

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- check ck_mended_values_change
ALTER TABLE `mended_values` DROP CONSTRAINT `ck_mended_values_change`;

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-30-102051';
