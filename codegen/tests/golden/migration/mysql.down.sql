-- 20261122120000 create_claims: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- view claim_texts
DROP VIEW `claim_texts`;

-- table claims
DROP TABLE `claims`;

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '20261122120000';
