-- table books
DROP TABLE "books";

-- table authors
DROP TABLE "authors";
