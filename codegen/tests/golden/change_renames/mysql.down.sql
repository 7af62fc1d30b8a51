-- foreign key fk_loan_volume_id
ALTER TABLE `loan` DROP FOREIGN KEY `fk_loan_volume_id`;

-- index fk_loan_volume_id
DROP INDEX `fk_loan_volume_id` ON `loan`;

-- check ck_volume_1
ALTER TABLE `volume` DROP CONSTRAINT `ck_volume_1`;

-- check ck_volume_status_enum
ALTER TABLE `volume` DROP CONSTRAINT `ck_volume_status_enum`;

-- column twice
ALTER TABLE `volume`
    DROP COLUMN `twice`;

-- table book
ALTER TABLE `volume` RENAME TO `book`;

-- column id
ALTER TABLE `book` RENAME COLUMN `volume_id` TO `id`;

-- column name
ALTER TABLE `book` RENAME COLUMN `title` TO `name`;

-- column price
ALTER TABLE `book` RENAME COLUMN `cost` TO `price`;

-- column state
ALTER TABLE `book` RENAME COLUMN `status` TO `state`;

-- index uq_book_name
ALTER TABLE `book` RENAME INDEX `uq_volume_title` TO `uq_book_name`;

-- index ix_book_price
ALTER TABLE `book` RENAME INDEX `ix_volume_cost` TO `ix_book_price`;

-- column book_id
ALTER TABLE `loan` RENAME COLUMN `volume_id` TO `book_id`;

-- column twice
ALTER TABLE `book`
    ADD COLUMN `twice` DECIMAL(9, 2) GENERATED ALWAYS AS (`price` * 2) STORED;

-- checks ck_book_1, ck_book_state_enum
ALTER TABLE `book`
    ADD CONSTRAINT `ck_book_1` CHECK (`price` > 0),
    ADD CONSTRAINT `ck_book_state_enum` CHECK (`state` IN ('new', 'read'));

-- foreign key fk_loan_book_id
ALTER TABLE `loan`
    ADD CONSTRAINT `fk_loan_book_id` FOREIGN KEY (`book_id`) REFERENCES `book` (`id`) ON DELETE CASCADE;
