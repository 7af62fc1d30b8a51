-- trigger noted
DROP TRIGGER "noted";

-- check ck_books_shelf
ALTER TABLE "books" DROP CONSTRAINT "ck_books_shelf";

-- column title
ALTER TABLE "books" ALTER COLUMN "title" DROP NOT NULL;

-- column data
ALTER TABLE "books" ALTER COLUMN "data" DROP NOT NULL;

-- column author
ALTER TABLE "books" ALTER COLUMN "author" DROP NOT NULL;

-- column seen
ALTER TABLE "books" ALTER COLUMN "seen" DROP NOT NULL;

-- data step of the spec
-- books without a title
UPDATE books SET title = NULL WHERE title LIKE 'untitled %';

-- table books
ALTER TABLE "books" DROP COLUMN "owner";

-- table books
ALTER TABLE "books" DROP COLUMN "shelf";

-- column name
ALTER TABLE "authors" ALTER COLUMN "name" SET NOT NULL;

-- column notes
ALTER TABLE "books" ALTER COLUMN "notes" SET NOT NULL;

-- trigger noted
CREATE TRIGGER "noted" AFTER UPDATE ON "books"
FOR EACH ROW BEGIN
    UPDATE books SET notes = 'updated' WHERE id = new.id;
END;
