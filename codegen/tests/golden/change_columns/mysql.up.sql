-- column language
ALTER TABLE `book` ADD COLUMN `language` VARCHAR(2) NOT NULL DEFAULT 'en';

-- column pages
ALTER TABLE `book` ADD COLUMN `pages` INTEGER;

-- column weight
ALTER TABLE `book` ADD COLUMN `weight` DECIMAL(6, 2) DEFAULT 1.5;

-- column title
ALTER TABLE `book` MODIFY COLUMN `title` VARCHAR(200) NOT NULL;

-- column stock
ALTER TABLE `book` MODIFY COLUMN `stock` INTEGER DEFAULT 1;

-- data step of the spec
-- books without a shelf stand on the first
UPDATE book SET shelf = 'A1' WHERE shelf IS NULL;

-- column stock
ALTER TABLE `book` MODIFY COLUMN `stock` INTEGER DEFAULT 5;

-- column note
ALTER TABLE `book` MODIFY COLUMN `note` LONGTEXT;

-- column gone
ALTER TABLE `book` DROP COLUMN `gone`;

-- column shelf
ALTER TABLE `book` MODIFY COLUMN `shelf` VARCHAR(10) NOT NULL;
