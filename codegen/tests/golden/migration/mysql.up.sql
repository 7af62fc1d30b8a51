-- 20261122120000 create_claims: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

-- the modes that this file is written for
SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

-- table __tablewright_history
CREATE TABLE IF NOT EXISTS `__tablewright_history` (
    `version`     VARCHAR(50)  NOT NULL COMMENT 'The version of a migration that has run; versions order bytewise.',
    `name`        VARCHAR(255) NOT NULL COMMENT 'The name of the migration.',
    `fingerprint` VARCHAR(64)  NOT NULL COMMENT 'The fingerprint of the schema that the migration leads to.',
    `applied_at`  DATETIME(6)  NOT NULL DEFAULT (UTC_TIMESTAMP(6)) COMMENT 'When it ran, in UTC.',
    PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
    COMMENT = 'The migrations that this database has run, kept by Tablewright.';

-- table claims
CREATE TABLE `claims` (
    `id`   INTEGER      NOT NULL AUTO_INCREMENT,
    `text` VARCHAR(200) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- view claim_texts
CREATE VIEW `claim_texts` AS
SELECT text FROM claims;

-- the modes of before
SET SESSION sql_mode = @tablewright_modes;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('20261122120000', 'create_claims', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', UTC_TIMESTAMP(6));
