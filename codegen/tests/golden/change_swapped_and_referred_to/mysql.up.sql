-- column __tablewright_old_id
ALTER TABLE `volume` RENAME COLUMN `id` TO `__tablewright_old_id`;

-- column id
ALTER TABLE `volume` RENAME COLUMN `number` TO `id`;

-- column number
ALTER TABLE `volume` RENAME COLUMN `__tablewright_old_id` TO `number`;

-- column volume
ALTER TABLE `loan`
    ADD COLUMN `volume` BIGINT;

-- foreign key fk_loan_volume
ALTER TABLE `loan`
    ADD CONSTRAINT `fk_loan_volume` FOREIGN KEY (`volume`) REFERENCES `volume` (`number`);
