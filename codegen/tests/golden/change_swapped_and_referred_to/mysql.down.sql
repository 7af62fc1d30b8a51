-- foreign key fk_loan_volume
ALTER TABLE `loan` DROP FOREIGN KEY `fk_loan_volume`;

-- index fk_loan_volume
DROP INDEX `fk_loan_volume` ON `loan`;

-- column number_before
ALTER TABLE `volume` RENAME COLUMN `number` TO `number_before`;

-- column number
ALTER TABLE `volume` RENAME COLUMN `id` TO `number`;

-- column id
ALTER TABLE `volume` RENAME COLUMN `number_before` TO `id`;

-- column volume
ALTER TABLE `loan`
    DROP COLUMN `volume`;
