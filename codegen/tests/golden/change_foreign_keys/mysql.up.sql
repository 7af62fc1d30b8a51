-- foreign key fk_author_best_book_id
ALTER TABLE `author` DROP FOREIGN KEY `fk_author_best_book_id`;

-- foreign key fk_author_country_id
ALTER TABLE `author` DROP FOREIGN KEY `fk_author_country_id`;

-- foreign key fk_book_author_id
ALTER TABLE `book` DROP FOREIGN KEY `fk_book_author_id`;

-- index fk_author_country_id
DROP INDEX `fk_author_country_id` ON `author`;

-- index fk_book_author_id
DROP INDEX `fk_book_author_id` ON `book`;

-- table country
DROP TABLE `country`;

-- table place
CREATE TABLE `place` (
    `id`        INTEGER NOT NULL,
    `book_id`   BIGINT,
    `parent_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_place_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `place` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- column place_id
ALTER TABLE `book`
    ADD COLUMN `place_id` INTEGER;

-- columns id, best_book_id
ALTER TABLE `author`
    MODIFY COLUMN `id` BIGINT NOT NULL,
    MODIFY COLUMN `best_book_id` BIGINT;

-- columns id, author_id, sequel_of
ALTER TABLE `book`
    MODIFY COLUMN `id` BIGINT NOT NULL,
    MODIFY COLUMN `author_id` BIGINT,
    MODIFY COLUMN `sequel_of` BIGINT;

-- column country_id
ALTER TABLE `author`
    DROP COLUMN `country_id`;

-- index ix_book_author_id_sequel_of
CREATE INDEX `ix_book_author_id_sequel_of` ON `book` (`author_id`, `sequel_of`);

-- foreign key fk_author_best_book_id
ALTER TABLE `author`
    ADD CONSTRAINT `fk_author_best_book_id` FOREIGN KEY (`best_book_id`) REFERENCES `book` (`id`) ON DELETE SET NULL;

-- foreign keys fk_book_author_id, fk_book_place_id, fk_book_sequel_of
ALTER TABLE `book`
    ADD CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`),
    ADD CONSTRAINT `fk_book_place_id` FOREIGN KEY (`place_id`) REFERENCES `place` (`id`),
    ADD CONSTRAINT `fk_book_sequel_of` FOREIGN KEY (`sequel_of`) REFERENCES `book` (`id`);

-- foreign key fk_place_book_id
ALTER TABLE `place`
    ADD CONSTRAINT `fk_place_book_id` FOREIGN KEY (`book_id`) REFERENCES `book` (`id`);
