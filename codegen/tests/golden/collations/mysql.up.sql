-- table words
CREATE TABLE `words` (
    `id`    INTEGER     NOT NULL AUTO_INCREMENT,
    `word`  VARCHAR(50) COLLATE utf8mb4_unicode_ci NOT NULL,
    `exact` VARCHAR(50) NOT NULL DEFAULT 'x',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
