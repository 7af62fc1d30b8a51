-- foreign key fk_author_best_book_id
ALTER TABLE `author` DROP FOREIGN KEY `fk_author_best_book_id`;

-- foreign key fk_book_author_id
ALTER TABLE `book` DROP FOREIGN KEY `fk_book_author_id`;

-- foreign key fk_book_place_id
ALTER TABLE `book` DROP FOREIGN KEY `fk_book_place_id`;

-- foreign key fk_book_sequel_of
ALTER TABLE `book` DROP FOREIGN KEY `fk_book_sequel_of`;

-- foreign key fk_place_book_id
ALTER TABLE `place` DROP FOREIGN KEY `fk_place_book_id`;

-- index ix_book_author_id_sequel_of
DROP INDEX `ix_book_author_id_sequel_of` ON `book`;

-- index fk_book_place_id
DROP INDEX `fk_book_place_id` ON `book`;

-- index fk_book_sequel_of
DROP INDEX `fk_book_sequel_of` ON `book`;

-- table place
DROP TABLE `place`;

-- table country
CREATE TABLE `country` (
    `id` INTEGER NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- columns country_id, id, best_book_id
ALTER TABLE `author`
    ADD COLUMN `country_id` INTEGER,
    MODIFY COLUMN `id` INTEGER NOT NULL,
    MODIFY COLUMN `best_book_id` INTEGER;

-- columns id, author_id, sequel_of, place_id
ALTER TABLE `book`
    MODIFY COLUMN `id` INTEGER NOT NULL,
    MODIFY COLUMN `author_id` INTEGER,
    MODIFY COLUMN `sequel_of` INTEGER,
    DROP COLUMN `place_id`;

-- foreign keys fk_author_best_book_id, fk_author_country_id
ALTER TABLE `author`
    ADD CONSTRAINT `fk_author_best_book_id` FOREIGN KEY (`best_book_id`) REFERENCES `book` (`id`),
    ADD CONSTRAINT `fk_author_country_id` FOREIGN KEY (`country_id`) REFERENCES `country` (`id`);

-- foreign key fk_book_author_id
ALTER TABLE `book`
    ADD CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`);
