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
ALTER TABLE `book` ADD COLUMN `place_id` INTEGER;

-- column id
ALTER TABLE `author` MODIFY COLUMN `id` BIGINT NOT NULL;

-- column best_book_id
ALTER TABLE `author` MODIFY COLUMN `best_book_id` BIGINT;

-- column id
ALTER TABLE `book` MODIFY COLUMN `id` BIGINT NOT NULL;

-- column author_id
ALTER TABLE `book` MODIFY COLUMN `author_id` BIGINT;

-- column sequel_of
ALTER TABLE `book` MODIFY COLUMN `sequel_of` BIGINT;

-- column country_id
ALTER TABLE `author` DROP COLUMN `country_id`;

-- index ix_book_author_id_sequel_of
CREATE INDEX `ix_book_author_id_sequel_of` ON `book` (`author_id`, `sequel_of`);

-- foreign key fk_author_best_book_id
ALTER TABLE `author`
    ADD CONSTRAINT `fk_author_best_book_id` FOREIGN KEY (`best_book_id`) REFERENCES `book` (`id`) ON DELETE SET NULL;

-- foreign key fk_book_author_id
ALTER TABLE `book`
    ADD CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`);

-- foreign key fk_book_place_id
ALTER TABLE `book`
    ADD CONSTRAINT `fk_book_place_id` FOREIGN KEY (`place_id`) REFERENCES `place` (`id`);

-- foreign key fk_book_sequel_of
ALTER TABLE `book`
    ADD CONSTRAINT `fk_book_sequel_of` FOREIGN KEY (`sequel_of`) REFERENCES `book` (`id`);

-- foreign key fk_place_book_id
ALTER TABLE `place`
    ADD CONSTRAINT `fk_place_book_id` FOREIGN KEY (`book_id`) REFERENCES `book` (`id`);
