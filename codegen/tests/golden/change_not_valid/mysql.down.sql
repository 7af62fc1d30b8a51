-- foreign key fk_notes_book_id
ALTER TABLE `notes` DROP FOREIGN KEY `fk_notes_book_id`;

-- check ck_name
ALTER TABLE `authors` DROP CONSTRAINT `ck_name`;

-- check ck_price
ALTER TABLE `books` DROP CONSTRAINT `ck_price`;

-- check ck_shelf
ALTER TABLE `books` DROP CONSTRAINT `ck_shelf`;

-- table notes
DROP TABLE `notes`;

-- column price
ALTER TABLE `books` RENAME COLUMN `cost` TO `price`;

-- checks ck_price, ck_shelf
ALTER TABLE `books`
    ADD CONSTRAINT `ck_price` CHECK (`price` > 0),
    ADD CONSTRAINT `ck_shelf` CHECK (`shelf` > 0);
