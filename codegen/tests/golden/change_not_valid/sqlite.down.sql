-- table books
ALTER TABLE "books" RENAME COLUMN "cost" TO "price";

-- table authors
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table authors is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table authors is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('authors') WHERE name COLLATE NOCASE NOT IN ('id', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'authors'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('authors')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"   BIGINT      NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    CONSTRAINT "pk_authors" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "name")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "name"
    FROM "authors";
DROP TABLE "authors";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "authors";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table books
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table books is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table books is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('books') WHERE name COLLATE NOCASE NOT IN ('id', 'author_id', 'pages', 'price', 'shelf')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'books'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('books')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "id"        BIGINT  NOT NULL,
    "author_id" BIGINT,
    "pages"     INTEGER NOT NULL,
    "price"     INTEGER NOT NULL,
    "shelf"     INTEGER NOT NULL,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "fk_books_author_id" FOREIGN KEY ("author_id") REFERENCES "authors" ("id"),
    CONSTRAINT "ck_pages" CHECK ("pages" > 0),
    CONSTRAINT "ck_price" CHECK ("price" > 0),
    CONSTRAINT "ck_shelf" CHECK ("shelf" > 0)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "author_id", "pages", "price", "shelf")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "author_id",
        "pages",
        "price",
        "shelf"
    FROM "books";
DROP TABLE "books";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "books";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table notes
DROP TABLE "notes";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('authors', 'books', 'notes')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('authors', 'books', 'notes')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
