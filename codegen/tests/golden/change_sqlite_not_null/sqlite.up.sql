-- trigger noted
DROP TRIGGER "noted";

-- table books
ALTER TABLE "books" ADD COLUMN "shelf" VARCHAR(5);

-- table books
ALTER TABLE "books" ADD COLUMN "owner" INTEGER;

-- column name
ALTER TABLE "authors" ALTER COLUMN "name" DROP NOT NULL;

-- column notes
ALTER TABLE "books" ALTER COLUMN "notes" DROP NOT NULL;

-- data step of the spec
-- books without a title
UPDATE books SET title = 'untitled ' || id WHERE title IS NULL;

-- data step of the spec
-- a shelf for each book, and who owns it
UPDATE books SET shelf = 's' || id, owner = author;

-- column title
ALTER TABLE "books" ALTER COLUMN "title" SET NOT NULL;

-- column data
ALTER TABLE "books" ALTER COLUMN "data" SET NOT NULL;

-- column author
ALTER TABLE "books" ALTER COLUMN "author" SET NOT NULL;

-- column seen
UPDATE "books" SET "seen" = CURRENT_TIMESTAMP WHERE "seen" IS NULL;

-- column seen
ALTER TABLE "books" ALTER COLUMN "seen" SET NOT NULL;

-- column shelf
ALTER TABLE "books" ALTER COLUMN "shelf" SET NOT NULL;

-- column owner
ALTER TABLE "books" ALTER COLUMN "owner" SET NOT NULL;

-- check ck_books_shelf
ALTER TABLE "books"
    ADD CONSTRAINT "ck_books_shelf" CHECK ("shelf" <> '');

-- trigger noted
CREATE TRIGGER "noted" AFTER UPDATE ON "books"
FOR EACH ROW BEGIN
    UPDATE books SET notes = 'updated' WHERE id = new.id;
END;
