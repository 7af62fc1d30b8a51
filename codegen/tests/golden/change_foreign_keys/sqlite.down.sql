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
    "problem" INTEGER,
    CONSTRAINT "table author is not as this migration expects it" CHECK ("problem" <> 1),
    CONSTRAINT "author.id has a value that is no whole number of its size" CHECK ("problem" <> 2),
    CONSTRAINT "author.best_book_id has a value that is no whole number of its size" CHECK ("problem" <> 3)
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 1 WHERE EXISTS (
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
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 2 FROM "author" WHERE TYPEOF("id") NOT IN ('integer', 'null') OR "id" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 3 FROM "author" WHERE TYPEOF("best_book_id") NOT IN ('integer', 'null') OR "best_book_id" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- table book
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "problem" INTEGER,
    CONSTRAINT "table book is not as this migration expects it" CHECK ("problem" <> 1),
    CONSTRAINT "book.id has a value that is no whole number of its size" CHECK ("problem" <> 2),
    CONSTRAINT "book.author_id has a value that is no whole number of its size" CHECK ("problem" <> 3),
    CONSTRAINT "book.sequel_of has a value that is no whole number of its size" CHECK ("problem" <> 4)
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 1 WHERE EXISTS (
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
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 2 FROM "book" WHERE TYPEOF("id") NOT IN ('integer', 'null') OR "id" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 3 FROM "book" WHERE TYPEOF("author_id") NOT IN ('integer', 'null') OR "author_id" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 4 FROM "book" WHERE TYPEOF("sequel_of") NOT IN ('integer', 'null') OR "sequel_of" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- table place
DROP TABLE "place";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "problem" INTEGER,
    CONSTRAINT "rows refer to rows that are not there" CHECK ("problem" <> 1)
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard"
    SELECT 1 FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('author', 'book', 'place')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('author', 'book', 'place')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
