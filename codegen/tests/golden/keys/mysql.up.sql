-- table a_numbered
CREATE TABLE `a_numbered` (
    `id`    INTEGER     NOT NULL AUTO_INCREMENT,
    `code`  VARCHAR(10) NOT NULL,
    `name`  VARCHAR(50),
    `place` VARCHAR(50),
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_a_numbered_code` UNIQUE (`code`),
    CONSTRAINT `uq_a_numbered_name_place` UNIQUE (`name`, `place`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table b_plain
CREATE TABLE `b_plain` (
    `id`   INTEGER  NOT NULL,
    `note` LONGTEXT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table c_composite
CREATE TABLE `c_composite` (
    `episode_id` VARCHAR(50) NOT NULL,
    `claim_id`   VARCHAR(50) NOT NULL,
    `reference`  VARCHAR(20) NOT NULL,
    PRIMARY KEY (`episode_id`, `claim_id`),
    CONSTRAINT `uq_c_composite_reference` UNIQUE (`reference`),
    CONSTRAINT `uq_reversed` UNIQUE (`claim_id`, `episode_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table d_text_key
CREATE TABLE `d_text_key` (
    `sha256` VARCHAR(64) NOT NULL,
    PRIMARY KEY (`sha256`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
