-- trigger shelf_noted
DROP TRIGGER `shelf_noted`;

-- view halls
DROP VIEW `halls`;

-- raw SQL low
DROP INDEX ix_low ON shelf;

-- raw SQL high
DROP INDEX ix_high ON shelf;

-- unique key uq_shelf
ALTER TABLE `shelf` DROP INDEX `uq_shelf`;

-- primary key of table keyless
ALTER TABLE `keyless`
    DROP PRIMARY KEY;

-- unique key uq_shelf
ALTER TABLE `shelf`
    ADD CONSTRAINT `uq_shelf` UNIQUE (`hall`);

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor);
