-- table book
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table book is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table book is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('book') WHERE name COLLATE NOCASE NOT IN ('id', 'title', 'shelf', 'stock', 'note', 'language', 'pages', 'weight')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'book' AND name COLLATE NOCASE NOT IN ('ix_book_shelf_stock', 'ix_book_title')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('book')) <> 8;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER      NOT NULL CONSTRAINT "pk_book" PRIMARY KEY,
    "title" VARCHAR(100) NOT NULL,
    "shelf" VARCHAR(10),
    "stock" INTEGER      NOT NULL DEFAULT 1,
    "note"  TEXT         DEFAULT 'none',
    "gone"  INTEGER,
    CONSTRAINT "ck_book_1" CHECK ("stock" >= 0)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "title", "shelf", "stock", "note")
    SELECT
        "id",
        "title",
        "shelf",
        COALESCE("stock", 1),
        "note"
    FROM "book";
DROP TABLE "book";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "book";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_book_shelf_stock
CREATE INDEX "ix_book_shelf_stock" ON "book" ("shelf", "stock");

-- index ix_book_title
CREATE INDEX "ix_book_title" ON "book" ("title");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('book')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('book')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
