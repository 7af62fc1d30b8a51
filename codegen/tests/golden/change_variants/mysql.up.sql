-- foreign key fk_books_author_id
ALTER TABLE `books` DROP FOREIGN KEY `fk_books_author_id`;

-- table logs
CREATE TABLE `logs` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- foreign key fk_books_author_id
ALTER TABLE `books`
    ADD CONSTRAINT `fk_books_author_id` FOREIGN KEY (`author_id`) REFERENCES `authors` (`id`);
