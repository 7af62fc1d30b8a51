-- trigger book_moved
DROP TRIGGER `book_moved`;

-- column pages
ALTER TABLE `book`
    DROP COLUMN `pages`;

-- trigger book_moved
CREATE TRIGGER `book_moved` AFTER UPDATE ON `book`
FOR EACH ROW BEGIN
    SET @moved = NEW.shelf;
END;
