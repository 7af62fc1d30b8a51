-- columns gone, title, shelf, stock, note, language, pages, weight
ALTER TABLE `book`
    ADD COLUMN `gone` INTEGER,
    MODIFY COLUMN `title` VARCHAR(100) NOT NULL,
    MODIFY COLUMN `shelf` VARCHAR(10),
    MODIFY COLUMN `stock` INTEGER NOT NULL DEFAULT 1,
    MODIFY COLUMN `note` LONGTEXT DEFAULT ('none'),
    DROP COLUMN `language`,
    DROP COLUMN `pages`,
    DROP COLUMN `weight`;
