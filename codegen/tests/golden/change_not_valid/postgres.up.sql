-- check ck_price
ALTER TABLE "books" DROP CONSTRAINT "ck_price";

-- check ck_shelf
ALTER TABLE "books" DROP CONSTRAINT "ck_shelf";

-- column cost
ALTER TABLE "books" RENAME COLUMN "price" TO "cost";

-- table notes
CREATE TABLE "notes" (
    "id"      BIGINT NOT NULL,
    "book_id" BIGINT NOT NULL,
    CONSTRAINT "pk_notes" PRIMARY KEY ("id")
);

-- check ck_name
ALTER TABLE "authors"
    ADD CONSTRAINT "ck_name" CHECK ("name" <> '') NOT VALID;

-- constraint ck_pages
ALTER TABLE "books"
    VALIDATE CONSTRAINT "ck_pages";

-- check ck_price
ALTER TABLE "books"
    ADD CONSTRAINT "ck_price" CHECK ("cost" > 0) NOT VALID;

-- check ck_shelf
ALTER TABLE "books"
    ADD CONSTRAINT "ck_shelf" CHECK ("shelf" > 1) NOT VALID;

-- constraint fk_books_author_id
ALTER TABLE "books"
    VALIDATE CONSTRAINT "fk_books_author_id";

-- check ck_note
ALTER TABLE "notes"
    ADD CONSTRAINT "ck_note" CHECK ("book_id" > 0) NOT VALID;

-- foreign key fk_notes_book_id
ALTER TABLE "notes"
    ADD CONSTRAINT "fk_notes_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") NOT VALID;
