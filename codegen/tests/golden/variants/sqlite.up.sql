-- table authors
CREATE TABLE "authors" (
    "id"    INTEGER      NOT NULL CONSTRAINT "pk_authors" PRIMARY KEY AUTOINCREMENT,
    "email" VARCHAR(200),
    CONSTRAINT "uq_authors_email" UNIQUE ("email")
);

-- table books
CREATE TABLE "books" (
    "id"        INTEGER NOT NULL CONSTRAINT "pk_books" PRIMARY KEY,
    "author_id" BIGINT,
    CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_two" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON UPDATE CASCADE
);
