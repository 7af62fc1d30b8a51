-- 2026-11-30-005320 first: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.

-- table __tablewright_history
CREATE TABLE IF NOT EXISTS `__tablewright_history` (
    `version`     VARCHAR(50)  NOT NULL COMMENT 'The version of a migration that has run; versions order bytewise.',
    `name`        VARCHAR(255) NOT NULL COMMENT 'The name of the migration.',
    `fingerprint` VARCHAR(64)  NOT NULL COMMENT 'The fingerprint of the schema that the migration leads to.',
    `applied_at`  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When it ran, in UTC.',
    PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
    COMMENT = 'The migrations that this database has run, kept by Tablewright.';

-- table author
CREATE TABLE `author` (
    `id`       BIGINT       NOT NULL AUTO_INCREMENT,
    `name`     VARCHAR(80)  NOT NULL,
    `home`     LONGTEXT     NOT NULL DEFAULT ('C:\\temp\\new'),
    `settings` JSON         NOT NULL DEFAULT ('{}'),
    `made_at`  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    `seen_at`  DATETIME(6)  DEFAULT CURRENT_TIMESTAMP(6),
    `kept_at`  TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    `zoned_at` DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    `short_at` DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    `born_on`  DATE         NOT NULL DEFAULT (UTC_DATE()),
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_author_name` UNIQUE (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table book
CREATE TABLE `book` (
    `id`     BIGINT         NOT NULL AUTO_INCREMENT,
    `author` BIGINT         NOT NULL,
    `title`  LONGTEXT       NOT NULL,
    `state`  VARCHAR(4)     NOT NULL DEFAULT 'open',
    `price`  DECIMAL(10, 2),
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_book_author` FOREIGN KEY (`author`) REFERENCES `author` (`id`) ON DELETE CASCADE,
    CONSTRAINT `ck_book_state_enum` CHECK (`state` IN ('open', 'shut')),
    CONSTRAINT `ck_book_title` CHECK (`title` <> '' AND `title` <> '\\')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- index ix_book_state
CREATE INDEX `ix_book_state` ON `book` (`state`);

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-30-005320', 'first', '3250f9c384a026930779038c55368bee8d9221d96aae346746f9984f22913851');
