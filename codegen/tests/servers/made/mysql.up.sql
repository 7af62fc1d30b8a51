-- table hosts
/*M! CREATE TABLE `hosts` (
    `id`      BIGINT      NOT NULL AUTO_INCREMENT,
    `name`    VARCHAR(50) NOT NULL DEFAULT 'x',
    `address` inet6,
    `made`    LONGTEXT    DEFAULT ('b'),
    `kind`    INTEGER     DEFAULT 0,
    `twice`   INTEGER     GENERATED ALWAYS AS (kind + kind) STORED,
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_name` UNIQUE (`name`),
    CONSTRAINT `ck_made` CHECK (made <> 'y')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */ /*!50700 CREATE TABLE `hosts` (
    `id`      BIGINT      NOT NULL AUTO_INCREMENT,
    `name`    VARCHAR(50) NOT NULL DEFAULT 'x',
    `address` varchar(39),
    `made`    LONGTEXT    DEFAULT ('a'),
    `kind`    INTEGER     DEFAULT 0,
    `twice`   INTEGER     GENERATED ALWAYS AS (kind * 2) STORED,
    PRIMARY KEY (`id`),
    CONSTRAINT `ck_kind` CHECK (`kind` >= 0),
    CONSTRAINT `ck_made` CHECK (made <> 'z')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- table only_mysql
/*M! DO 0 */ /*!50700 CREATE TABLE `only_mysql` (
    `id`      BIGINT NOT NULL,
    `host_id` BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_only_mysql_host_id` FOREIGN KEY (`host_id`) REFERENCES `hosts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */;

-- index ix_made
/*M! DO 0 */ /*!50700 CREATE INDEX `ix_made` ON `hosts` (`kind`, `name`) */;

-- raw SQL functional
/*M! DO 0 */ /*!50700 CREATE INDEX functional ON hosts ((kind + 1)) */;

-- table only_mariadb
/*M! CREATE TABLE `only_mariadb` (
    `id`      BIGINT NOT NULL,
    `host_id` BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_only_mariadb_host_id` FOREIGN KEY (`host_id`) REFERENCES `hosts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */ /*!50700 DO 0 */;

-- index ix_kind
/*M! CREATE INDEX `ix_kind` ON `hosts` (`kind`) */ /*!50700 DO 0 */;

-- raw SQL numbers
/*M! CREATE SEQUENCE one START WITH 5 */ /*!50700 DO 0 */;
/*M! CREATE SEQUENCE two */ /*!50700 DO 0 */;

-- view shown
/*M! CREATE VIEW `shown` AS
SELECT id, name FROM hosts */ /*!50700 CREATE VIEW `shown` AS
SELECT id FROM hosts */;

-- trigger count
/*M! CREATE TRIGGER `count` BEFORE UPDATE ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 2;
END */ /*!50700 CREATE TRIGGER `count` BEFORE UPDATE ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 1;
END */;

-- trigger fill
/*M! CREATE TRIGGER `fill` BEFORE INSERT ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 7; SET NEW.made = CONCAT(NEW.name, ';');
END */ /*!50700 DO 0 */;
