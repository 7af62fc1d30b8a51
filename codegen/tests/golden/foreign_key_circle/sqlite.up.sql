-- table authors
CREATE TABLE "authors" (
    "id"           INTEGER NOT NULL CONSTRAINT "pk_authors" PRIMARY KEY,
    "best_book_id" INTEGER,
    CONSTRAINT "fk_authors_best_book_id" FOREIGN KEY ("best_book_id") REFERENCES "books" ("id") ON DELETE SET NULL
);

-- table books
CREATE TABLE "books" (
    "id"        INTEGER NOT NULL CONSTRAINT "pk_books" PRIMARY KEY,
    "author_id" INTEGER NOT NULL,
    CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id")
);

-- table awards
CREATE TABLE "awards" (
    "author_id" INTEGER NOT NULL,
    "book_id"   INTEGER NOT NULL,
    CONSTRAINT "pk_awards" PRIMARY KEY ("author_id", "book_id"),
    CONSTRAINT "fk_awards_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id"),
    CONSTRAINT "fk_awards_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id")
);

-- table folders
CREATE TABLE "folders" (
    "id"        INTEGER NOT NULL CONSTRAINT "pk_folders" PRIMARY KEY,
    "parent_id" INTEGER,
    CONSTRAINT "fk_folders_parent_id" FOREIGN KEY ("parent_id") REFERENCES "folders" ("id") ON DELETE RESTRICT
);
