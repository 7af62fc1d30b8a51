-- columns language, pages, weight, title, stock
ALTER TABLE `book`
    ADD COLUMN `language` VARCHAR(2) COLLATE utf8mb4_bin NOT NULL DEFAULT 'en',
    ADD COLUMN `pages` INTEGER,
    ADD COLUMN `weight` DECIMAL(6, 2) DEFAULT 1.5,
    MODIFY COLUMN `title` VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    MODIFY COLUMN `stock` INTEGER DEFAULT 1;

-- data step of the spec
-- books without a shelf stand on the first
UPDATE book SET shelf = 'A1' WHERE shelf IS NULL;

-- columns stock, note, gone, shelf
ALTER TABLE `book`
    MODIFY COLUMN `stock` INTEGER DEFAULT 5,
    MODIFY COLUMN `note` LONGTEXT COLLATE utf8mb4_bin,
    DROP COLUMN `gone`,
    MODIFY COLUMN `shelf` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL;
