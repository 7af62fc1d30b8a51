-- table chunks
CREATE TABLE `chunks` (
    `id`       BIGINT       NOT NULL AUTO_INCREMENT,
    `path`     VARCHAR(200) NOT NULL,
    `envelope` JSON         NOT NULL,
    `content`  LONGTEXT     GENERATED ALWAYS AS (JSON_UNQUOTE(JSON_EXTRACT(`envelope`, '$.content'))) STORED,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- full-text index chunks_search
CREATE FULLTEXT INDEX `chunks_search` ON `chunks` (`content`, `path`);
