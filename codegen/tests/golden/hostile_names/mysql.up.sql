-- table we"ird
CREATE TABLE `we"ird` (
    `select`   INTEGER     NOT NULL AUTO_INCREMENT,
    `a``b`     VARCHAR(20) NOT NULL,
    `x]y`      VARCHAR(20) COMMENT 'x]y; --',
    `O'Neil`   VARCHAR(20),
    `new
line` VARCHAR(20),
    `-- x`     INTEGER,
    `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb` INTEGER    DEFAULT 1,
    PRIMARY KEY (`select`),
    CONSTRAINT `uq_we"ird_new
line` UNIQUE (`new
line`),
    CONSTRAINT `ck_we"ird_O'Neil` CHECK (`O'Neil` <> 'O''Neil')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
    COMMENT = 'O''Neil''s';

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
CREATE TABLE `tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1` (
    `id`    INTEGER NOT NULL,
    `order` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_ttttttttttttttttttttttttttttttttttttttttttttttttttt_b55d9b80` FOREIGN KEY (`order`) REFERENCES `we"ird` (`select`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- index ix'; DROP TABLE x; --
CREATE INDEX `ix'; DROP TABLE x; --` ON `we"ird` (`a``b`);

-- index ix_we"ird_-- x
CREATE INDEX `ix_we"ird_-- x` ON `we"ird` (`-- x`);

-- full-text index se"ar'ch
CREATE FULLTEXT INDEX `se"ar'ch` ON `we"ird` (`a``b`, `x]y`, `O'Neil`);
