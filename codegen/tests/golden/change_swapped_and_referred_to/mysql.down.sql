-- foreign key fk_loan_volume
ALTER TABLE `loan` DROP FOREIGN KEY `fk_loan_volume`;

-- index fk_loan_volume
DROP INDEX `fk_loan_volume` ON `loan`;

-- column __tablewright_old_number
ALTER TABLE `volume` RENAME COLUMN `number` TO `__tablewright_old_number`;

-- column number
ALTER TABLE `volume` RENAME COLUMN `id` TO `number`;

-- column id
ALTER TABLE `volume` RENAME COLUMN `__tablewright_old_number` TO `id`;

-- column volume
ALTER TABLE `loan`
    DROP COLUMN `volume`;
