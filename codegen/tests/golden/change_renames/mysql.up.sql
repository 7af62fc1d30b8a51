-- foreign key fk_loan_book_id
ALTER TABLE `loan` DROP FOREIGN KEY `fk_loan_book_id`;

-- index fk_loan_book_id
DROP INDEX `fk_loan_book_id` ON `loan`;

-- check ck_book_1
ALTER TABLE `book` DROP CONSTRAINT `ck_book_1`;

-- check ck_book_state_enum
ALTER TABLE `book` DROP CONSTRAINT `ck_book_state_enum`;

-- column twice
ALTER TABLE `book`
    DROP COLUMN `twice`;

-- table volume
ALTER TABLE `book` RENAME TO `volume`;

-- column volume_id
ALTER TABLE `loan` RENAME COLUMN `book_id` TO `volume_id`;

-- column volume_id
ALTER TABLE `volume` RENAME COLUMN `id` TO `volume_id`;

-- column title
ALTER TABLE `volume` RENAME COLUMN `name` TO `title`;

-- column cost
ALTER TABLE `volume` RENAME COLUMN `price` TO `cost`;

-- column status
ALTER TABLE `volume` RENAME COLUMN `state` TO `status`;

-- index uq_volume_title
ALTER TABLE `volume` RENAME INDEX `uq_book_name` TO `uq_volume_title`;

-- index ix_volume_cost
ALTER TABLE `volume` RENAME INDEX `ix_book_price` TO `ix_volume_cost`;

-- column twice
ALTER TABLE `volume`
    ADD COLUMN `twice` DECIMAL(9, 2) GENERATED ALWAYS AS (`cost` * 2) STORED;

-- checks ck_volume_1, ck_volume_status_enum
ALTER TABLE `volume`
    ADD CONSTRAINT `ck_volume_1` CHECK (`cost` > 0),
    ADD CONSTRAINT `ck_volume_status_enum` CHECK (`status` IN ('new', 'read'));

-- foreign key fk_loan_volume_id
ALTER TABLE `loan`
    ADD CONSTRAINT `fk_loan_volume_id` FOREIGN KEY (`volume_id`) REFERENCES `volume` (`volume_id`) ON DELETE CASCADE;
