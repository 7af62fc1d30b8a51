-- table chunks
CREATE TABLE `chunks` (
    `id`     INTEGER                          NOT NULL AUTO_INCREMENT,
    `hash`   VARCHAR(64)                      NOT NULL,
    `vector` LONGBLOB,
    `place`  VARCHAR(100) CHARACTER SET ascii NOT NULL,
    `tags`   JSON,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table routes
CREATE TABLE `routes` (
    `network` VARCHAR(50) NOT NULL,
    `gateway` VARCHAR(50) NOT NULL,
    PRIMARY KEY (`network`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
