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

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('authors', 'books')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('authors', 'books')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
