-- table articles
CREATE TABLE `articles` (
    `id`    INTEGER      NOT NULL AUTO_INCREMENT,
    `title` VARCHAR(200) NOT NULL,
    `body`  LONGTEXT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table pages
CREATE TABLE `pages` (
    `path`    VARCHAR(200) NOT NULL,
    `rowid`   INTEGER      NOT NULL,
    `content` LONGTEXT     NOT NULL,
    PRIMARY KEY (`path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- full-text index articles_search
CREATE FULLTEXT INDEX `articles_search` ON `articles` (`title`, `body`);

-- full-text index search_pages
CREATE FULLTEXT INDEX `search_pages` ON `pages` (`content`);
