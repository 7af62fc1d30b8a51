-- table scores
CREATE TABLE `scores` (
    `id`         INTEGER      NOT NULL AUTO_INCREMENT,
    `confidence` DOUBLE       NOT NULL,
    `tier`       VARCHAR(1),
    `name`       VARCHAR(100) NOT NULL,
    `low`        INTEGER      NOT NULL,
    `high`       INTEGER      NOT NULL,
    `is_final`   TINYINT(1)   NOT NULL,
    `ended_at`   DATETIME(6),
    PRIMARY KEY (`id`),
    CONSTRAINT `ck_scores_1` CHECK (`low` <= `high` AND (`high` < 100 OR `low` >= 0)),
    CONSTRAINT `ck_scores_confidence` CHECK (`confidence` BETWEEN 0 AND 1),
    CONSTRAINT `ck_scores_ended` CHECK (NOT `is_final` OR `ended_at` IS NOT NULL),
    CONSTRAINT `ck_scores_name` CHECK (CHAR_LENGTH(trim(`name`)) > 0 AND `name` NOT LIKE '%;%'),
    CONSTRAINT `ck_scores_tier` CHECK (`tier` IN ('A', 'B', 'C'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
