-- columns gone, title, shelf, stock, note, language, pages, weight
ALTER TABLE `book`
    ADD COLUMN `gone` INTEGER,
    MODIFY COLUMN `title` VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    MODIFY COLUMN `shelf` VARCHAR(10) COLLATE utf8mb4_bin,
    MODIFY COLUMN `stock` INTEGER NOT NULL DEFAULT 1,
    MODIFY COLUMN `note` LONGTEXT COLLATE utf8mb4_bin DEFAULT ('none'),
    DROP COLUMN `language`,
    DROP COLUMN `pages`,
    DROP COLUMN `weight`;
