-- column pages
ALTER TABLE `book`
    ADD COLUMN `pages` INTEGER;
