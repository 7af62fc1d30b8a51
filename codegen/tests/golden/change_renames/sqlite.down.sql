-- index ix_volume_cost
DROP INDEX "ix_volume_cost";

-- table book
ALTER TABLE "volume" RENAME TO "book";

-- table book
ALTER TABLE "book" RENAME COLUMN "volume_id" TO "id";

-- table book
ALTER TABLE "book" RENAME COLUMN "title" TO "name";

-- table book
ALTER TABLE "book" RENAME COLUMN "cost" TO "price";

-- table book
ALTER TABLE "book" RENAME COLUMN "status" TO "state";

-- table loan
ALTER TABLE "loan" RENAME COLUMN "volume_id" TO "book_id";

-- table book
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table book is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table book is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('book') WHERE name COLLATE NOCASE NOT IN ('id', 'name', 'price', 'state', 'twice')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'book'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('book')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER       NOT NULL CONSTRAINT "pk_book" PRIMARY KEY,
    "name"  VARCHAR(100)  NOT NULL DEFAULT 'untitled',
    "price" DECIMAL(8, 2),
    "state" VARCHAR(4)    NOT NULL DEFAULT 'new',
    "twice" DECIMAL(9, 2) GENERATED ALWAYS AS ("price" * 2) STORED,
    CONSTRAINT "uq_book_name" UNIQUE ("name"),
    CONSTRAINT "ck_book_1" CHECK ("price" > 0),
    CONSTRAINT "ck_book_state_enum" CHECK ("state" IN ('new', 'read'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name", "price", "state")
    SELECT
        "id",
        "name",
        "price",
        "state"
    FROM "book";
DROP TABLE "book";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "book";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table loan
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table loan is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table loan is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('loan') WHERE name COLLATE NOCASE NOT IN ('id', 'book_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'loan'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('loan')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER NOT NULL CONSTRAINT "pk_loan" PRIMARY KEY,
    "book_id" BIGINT  NOT NULL,
    CONSTRAINT "fk_loan_book_id" FOREIGN KEY ("book_id") REFERENCES "book" ("id") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "book_id")
    SELECT
        "id",
        "book_id"
    FROM "loan";
DROP TABLE "loan";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "loan";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_book_price
CREATE INDEX "ix_book_price" ON "book" ("price");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('book', 'loan')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('book', 'loan')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
