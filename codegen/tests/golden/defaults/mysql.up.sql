-- table settings
CREATE TABLE `settings` (
    `id`          INTEGER        NOT NULL AUTO_INCREMENT,
    `enabled`     TINYINT(1)     NOT NULL DEFAULT TRUE,
    `disabled`    TINYINT(1)     DEFAULT FALSE,
    `attempts`    INTEGER        NOT NULL DEFAULT 0,
    `offset_days` INTEGER        NOT NULL DEFAULT -7,
    `ratio`       DOUBLE         NOT NULL DEFAULT 0.5,
    `price`       DECIMAL(10, 2) NOT NULL DEFAULT 9.99,
    `title`       VARCHAR(200)   NOT NULL DEFAULT 'it''s \\ new',
    `body`        LONGTEXT       NOT NULL DEFAULT (''),
    `options`     JSON           NOT NULL DEFAULT ('{}'),
    `empty`       VARCHAR(10)    DEFAULT NULL,
    `created_at`  DATETIME(6)    NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `seen_at`     DATETIME(6)    NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `day`         DATE           NOT NULL DEFAULT (UTC_DATE()),
    `computed`    INTEGER        NOT NULL DEFAULT (2 + 3 * 4),
    `token`       VARCHAR(36)    DEFAULT (uuid()),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
