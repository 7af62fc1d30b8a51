-- table authors
CREATE TABLE `authors` (
    `id`           INTEGER NOT NULL AUTO_INCREMENT,
    `best_book_id` INTEGER,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table books
CREATE TABLE `books` (
    `id`        INTEGER NOT NULL AUTO_INCREMENT,
    `author_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_books_author_id` FOREIGN KEY (`author_id`) REFERENCES `authors` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table awards
CREATE TABLE `awards` (
    `author_id` INTEGER NOT NULL,
    `book_id`   INTEGER NOT NULL,
    PRIMARY KEY (`author_id`, `book_id`),
    CONSTRAINT `fk_awards_author_id` FOREIGN KEY (`author_id`) REFERENCES `authors` (`id`),
    CONSTRAINT `fk_awards_book_id` FOREIGN KEY (`book_id`) REFERENCES `books` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table folders
CREATE TABLE `folders` (
    `id`        INTEGER NOT NULL AUTO_INCREMENT,
    `parent_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_folders_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `folders` (`id`) ON DELETE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- foreign key fk_authors_best_book_id
ALTER TABLE `authors`
    ADD CONSTRAINT `fk_authors_best_book_id` FOREIGN KEY (`best_book_id`) REFERENCES `books` (`id`) ON DELETE SET NULL;
