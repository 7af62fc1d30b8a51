-- column gone
ALTER TABLE `book` ADD COLUMN `gone` INTEGER;

-- column title
ALTER TABLE `book` MODIFY COLUMN `title` VARCHAR(100) NOT NULL;

-- column shelf
ALTER TABLE `book` MODIFY COLUMN `shelf` VARCHAR(10);

-- column stock
ALTER TABLE `book` MODIFY COLUMN `stock` INTEGER NOT NULL DEFAULT 1;

-- column note
ALTER TABLE `book` MODIFY COLUMN `note` LONGTEXT DEFAULT ('none');

-- column language
ALTER TABLE `book` DROP COLUMN `language`;

-- column pages
ALTER TABLE `book` DROP COLUMN `pages`;

-- column weight
ALTER TABLE `book` DROP COLUMN `weight`;
