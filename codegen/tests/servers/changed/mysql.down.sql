-- trigger count
DROP TRIGGER `count`;

-- raw SQL functional
/*M! DO 0 */ /*!50700 DROP INDEX functional ON hosts */;

-- index ix_kind
/*M! DO 0 */ /*!50700 DROP INDEX `ix_kind` ON `hosts` */;

-- trigger fill
/*M! DROP TRIGGER `fill` */ /*!50700 DO 0 */;

-- columns address, more
/*M! ALTER TABLE `hosts`
    MODIFY COLUMN `address` inet6,
    DROP COLUMN `more` */ /*!50700 DO 0 */;

-- unique key uq_name
/*M! ALTER TABLE `hosts`
    ADD CONSTRAINT `uq_name` UNIQUE (`name`) */ /*!50700 ALTER TABLE `hosts` DROP INDEX `uq_name` */;

-- column more
/*M! DO 0 */ /*!50700 ALTER TABLE `hosts`
    DROP COLUMN `more` */;

-- raw SQL functional
/*M! DO 0 */ /*!50700 CREATE INDEX functional ON hosts ((kind + 1)) */;

-- view shown
/*M! ALTER VIEW `shown` AS
SELECT id, name FROM hosts */ /*!50700 ALTER VIEW `shown` AS
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
