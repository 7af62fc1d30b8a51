-- table people
CREATE TABLE `people` (
    `id`    INTEGER      NOT NULL AUTO_INCREMENT,
    `email` VARCHAR(100),
    `badge` VARCHAR(20),
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_people_badge` UNIQUE (`badge`),
    CONSTRAINT `uq_people_email` UNIQUE (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table visits
CREATE TABLE `visits` (
    `id`    INTEGER     NOT NULL AUTO_INCREMENT,
    `badge` VARCHAR(20) NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_visits_badge` FOREIGN KEY (`badge`) REFERENCES `people` (`badge`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
