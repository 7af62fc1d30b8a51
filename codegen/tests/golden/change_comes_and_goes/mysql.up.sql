-- raw SQL high
DROP INDEX ix_high ON shelf;

-- unique key uq_shelf
ALTER TABLE `shelf` DROP INDEX `uq_shelf`;

-- primary key of table keyless
ALTER TABLE `keyless`
    ADD PRIMARY KEY (`id`);

-- unique key uq_shelf
ALTER TABLE `shelf`
    ADD CONSTRAINT `uq_shelf` UNIQUE (`hall`, `floor`);

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor, hall);

-- raw SQL low
CREATE INDEX ix_low ON shelf (note);

-- view halls
CREATE VIEW `halls` AS
SELECT hall FROM shelf;

-- trigger shelf_noted
CREATE TRIGGER `shelf_noted` AFTER INSERT ON `shelf`
FOR EACH ROW BEGIN
    DELETE FROM keyless WHERE id = 0;
END;
