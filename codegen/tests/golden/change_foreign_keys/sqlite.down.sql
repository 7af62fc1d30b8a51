-- index ix_book_author_id_sequel_of
DROP INDEX "ix_book_author_id_sequel_of";

-- table country
CREATE TABLE "country" (
    "id" INTEGER NOT NULL,
    CONSTRAINT "pk_country" PRIMARY KEY ("id")
);

-- table author
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table author is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table author is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('author') WHERE name COLLATE NOCASE NOT IN ('id', 'best_book_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'author'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('author')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"           INTEGER NOT NULL,
    "country_id"   INTEGER,
    "best_book_id" INTEGER,
    CONSTRAINT "pk_author" PRIMARY KEY ("id"),
    CONSTRAINT "fk_author_best_book_id" FOREIGN KEY ("best_book_id") REFERENCES "book" ("id"),
    CONSTRAINT "fk_author_country_id" FOREIGN KEY ("country_id") REFERENCES "country" ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "best_book_id")
    SELECT
        "id",
        "best_book_id"
    FROM "author";
DROP TABLE "author";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "author";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table book
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table book is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table book is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('book') WHERE name COLLATE NOCASE NOT IN ('id', 'author_id', 'sequel_of', 'place_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'book'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('book')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"        INTEGER NOT NULL,
    "author_id" INTEGER,
    "sequel_of" INTEGER,
    CONSTRAINT "pk_book" PRIMARY KEY ("id"),
    CONSTRAINT "fk_book_author_id" FOREIGN KEY ("author_id") REFERENCES "author" ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "author_id", "sequel_of")
    SELECT
        "id",
        "author_id",
        "sequel_of"
    FROM "book";
DROP TABLE "book";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "book";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table place
DROP TABLE "place";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('author', 'book', 'place')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('author', 'book', 'place')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
