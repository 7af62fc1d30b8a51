-- check ck_price
ALTER TABLE `books` DROP CONSTRAINT `ck_price`;

-- check ck_shelf
ALTER TABLE `books` DROP CONSTRAINT `ck_shelf`;

-- column cost
ALTER TABLE `books` RENAME COLUMN `price` TO `cost`;

-- table notes
CREATE TABLE `notes` (
    `id`      BIGINT NOT NULL,
    `book_id` BIGINT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `ck_note` CHECK (`book_id` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- check ck_name
ALTER TABLE `authors`
    ADD CONSTRAINT `ck_name` CHECK (`name` <> '');

-- checks ck_price, ck_shelf
ALTER TABLE `books`
    ADD CONSTRAINT `ck_price` CHECK (`cost` > 0),
    ADD CONSTRAINT `ck_shelf` CHECK (`shelf` > 1);

-- foreign key fk_notes_book_id
ALTER TABLE `notes`
    ADD CONSTRAINT `fk_notes_book_id` FOREIGN KEY (`book_id`) REFERENCES `books` (`id`);
