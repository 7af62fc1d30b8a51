-- trigger book_moved
DROP TRIGGER "book_moved" ON "book";
DROP FUNCTION "book_book_moved"();

-- column pages
ALTER TABLE "book" DROP COLUMN "pages";

-- trigger book_moved
CREATE FUNCTION "book_book_moved"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RETURN NULL;
END;
$body$;
CREATE TRIGGER "book_moved" AFTER UPDATE ON "book"
    FOR EACH ROW EXECUTE FUNCTION "book_book_moved"();
