-- table chunks
CREATE TABLE `chunks` (
    `id`     INTEGER                          NOT NULL AUTO_INCREMENT,
    `hash`   VARCHAR(64)                      NOT NULL,
    `vector` LONGBLOB,
    `place`  VARCHAR(100) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
