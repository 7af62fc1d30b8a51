-- trigger count
DROP TRIGGER `count`;

-- trigger fill
/*M! DROP TRIGGER `fill` */ /*!50700 DO 0 */;

-- view shown
DROP VIEW `shown`;

-- raw SQL functional
/*M! DO 0 */ /*!50700 DROP INDEX functional ON hosts */;

-- table only_mysql
/*M! DO 0 */ /*!50700 DROP TABLE `only_mysql` */;

-- raw SQL numbers
/*M! DROP SEQUENCE two */ /*!50700 DO 0 */;
/*M! DROP SEQUENCE one */ /*!50700 DO 0 */;

-- table only_mariadb
/*M! DROP TABLE `only_mariadb` */ /*!50700 DO 0 */;

-- table hosts
DROP TABLE `hosts`;
