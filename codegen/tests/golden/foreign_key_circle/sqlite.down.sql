-- Dropping a table deletes its rows: what refers to them may do so until it is dropped as well.
PRAGMA defer_foreign_keys = ON;

-- table folders
DROP TABLE "folders";

-- table awards
DROP TABLE "awards";

-- table books
DROP TABLE "books";

-- table authors
DROP TABLE "authors";
