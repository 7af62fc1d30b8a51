-- table claims
CREATE TABLE `claims` (
    `episode_id` VARCHAR(50)  NOT NULL,
    `claim_id`   VARCHAR(50)  NOT NULL,
    `text`       LONGTEXT     NOT NULL,
    `tags`       VARCHAR(100) COMMENT 'Words.',
    PRIMARY KEY (`episode_id`, `claim_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- full-text index search_claims
CREATE FULLTEXT INDEX `search_claims` ON `claims` (`text`, `tags`);
