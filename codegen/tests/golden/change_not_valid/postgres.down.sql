-- foreign key fk_books_author_id
ALTER TABLE "books" DROP CONSTRAINT "fk_books_author_id";

-- foreign key fk_notes_book_id
ALTER TABLE "notes" DROP CONSTRAINT "fk_notes_book_id";

-- check ck_name
ALTER TABLE "authors" DROP CONSTRAINT "ck_name";

-- check ck_pages
ALTER TABLE "books" DROP CONSTRAINT "ck_pages";

-- check ck_shelf
ALTER TABLE "books" DROP CONSTRAINT "ck_shelf";

-- table notes
DROP TABLE "notes";

-- column price
ALTER TABLE "books" RENAME COLUMN "cost" TO "price";

-- constraint ck_price
ALTER TABLE "books"
    VALIDATE CONSTRAINT "ck_price";

-- check ck_pages
ALTER TABLE "books"
    ADD CONSTRAINT "ck_pages" CHECK ("pages" > 0) NOT VALID;

-- check ck_shelf
ALTER TABLE "books"
    ADD CONSTRAINT "ck_shelf" CHECK ("shelf" > 0) NOT VALID;

-- foreign key fk_books_author_id
ALTER TABLE "books"
    ADD CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") NOT VALID;
