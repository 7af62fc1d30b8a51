-- trigger count
DROP TRIGGER `count`;

-- raw SQL functional
/*M! DO 0 */ /*!50700 DROP INDEX functional ON hosts */;

-- column more
/*M! DO 0 */ /*!50700 ALTER TABLE `hosts`
    ADD COLUMN `more` LONGTEXT COLLATE utf8mb4_bin */;

-- trigger fill
/*M! DROP TRIGGER `fill` */ /*!50700 DO 0 */;

-- unique key uq_name
/*M! ALTER TABLE `hosts` DROP INDEX `uq_name` */ /*!50700 ALTER TABLE `hosts`
    ADD CONSTRAINT `uq_name` UNIQUE (`name`) */;

-- index ix_kind
/*M! DO 0 */ /*!50700 CREATE INDEX `ix_kind` ON `hosts` (`kind`) */;

-- raw SQL functional
/*M! DO 0 */ /*!50700 CREATE INDEX functional ON hosts ((kind + 3)) */;

-- columns more, address
/*M! ALTER TABLE `hosts`
    ADD COLUMN `more` tinytext COLLATE utf8mb4_bin,
    MODIFY COLUMN `address` varchar(45) COLLATE utf8mb4_bin */ /*!50700 DO 0 */;

-- view shown
/*M! ALTER VIEW `shown` AS
SELECT id, name FROM hosts */ /*!50700 ALTER VIEW `shown` AS
SELECT name FROM hosts */;

-- trigger count
/*M! CREATE TRIGGER `count` BEFORE UPDATE ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 2;
END */ /*!50700 CREATE TRIGGER `count` BEFORE UPDATE ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 3;
END */;

-- trigger fill
/*M! CREATE TRIGGER `fill` BEFORE INSERT ON `hosts`
FOR EACH ROW BEGIN
    SET NEW.kind = 7; SET NEW.made = CONCAT(NEW.name, ';');
END */ /*!50700 DO 0 */;
