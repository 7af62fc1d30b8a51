-- table things
CREATE TABLE `things` (
    `id`   INTEGER     NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(50) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- raw SQL seed
INSERT INTO things (name) VALUES ('a;b');
