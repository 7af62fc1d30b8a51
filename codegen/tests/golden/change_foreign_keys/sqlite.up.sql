-- table place
CREATE TABLE "place" (
    "id"        INTEGER NOT NULL,
    "book_id"   BIGINT,
    "parent_id" INTEGER,
    CONSTRAINT "pk_place" PRIMARY KEY ("id"),
    CONSTRAINT "fk_place_book_id" FOREIGN KEY ("book_id") REFERENCES "book" ("id"),
    CONSTRAINT "fk_place_parent_id" FOREIGN KEY ("parent_id") REFERENCES "place" ("id")
);

-- table author
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table author is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table author is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('author') WHERE name COLLATE NOCASE NOT IN ('id', 'country_id', 'best_book_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'author'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('author')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"           BIGINT NOT NULL,
    "best_book_id" BIGINT,
    CONSTRAINT "pk_author" PRIMARY KEY ("id"),
    CONSTRAINT "fk_author_best_book_id" FOREIGN KEY ("best_book_id") REFERENCES "book" ("id") ON DELETE SET NULL
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "best_book_id")
    SELECT
        "id",
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
        SELECT 1 FROM pragma_table_xinfo('book') WHERE name COLLATE NOCASE NOT IN ('id', 'author_id', 'sequel_of')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'book'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('book')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"        BIGINT  NOT NULL,
    "author_id" BIGINT,
    "sequel_of" BIGINT,
    "place_id"  INTEGER,
    CONSTRAINT "pk_book" PRIMARY KEY ("id"),
    CONSTRAINT "fk_book_author_id" FOREIGN KEY ("author_id") REFERENCES "author" ("id"),
    CONSTRAINT "fk_book_place_id" FOREIGN KEY ("place_id") REFERENCES "place" ("id"),
    CONSTRAINT "fk_book_sequel_of" FOREIGN KEY ("sequel_of") REFERENCES "book" ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "author_id", "sequel_of")
    SELECT
        "id",
        "id",
        "author_id",
        "sequel_of"
    FROM "book";
DROP TABLE "book";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "book";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table country
DROP TABLE "country";

-- index ix_book_author_id_sequel_of
CREATE INDEX "ix_book_author_id_sequel_of" ON "book" ("author_id", "sequel_of");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('author', 'book', 'country')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('author', 'book', 'country')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
