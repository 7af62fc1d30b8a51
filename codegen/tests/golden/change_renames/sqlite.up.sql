-- index ix_book_price
DROP INDEX "ix_book_price";

-- table volume
ALTER TABLE "book" RENAME TO "volume";

-- table loan
ALTER TABLE "loan" RENAME COLUMN "book_id" TO "volume_id";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "id" TO "volume_id";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "name" TO "title";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "price" TO "cost";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "state" TO "status";

-- table loan
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table loan is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table loan is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('loan') WHERE name COLLATE NOCASE NOT IN ('id', 'volume_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'loan'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('loan')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"        INTEGER NOT NULL CONSTRAINT "pk_loan" PRIMARY KEY,
    "volume_id" BIGINT  NOT NULL,
    CONSTRAINT "fk_loan_volume_id" FOREIGN KEY ("volume_id") REFERENCES "volume" ("volume_id") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "volume_id")
    SELECT
        "id",
        "volume_id"
    FROM "loan";
DROP TABLE "loan";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "loan";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table volume
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table volume is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table volume is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('volume') WHERE name COLLATE NOCASE NOT IN ('volume_id', 'title', 'cost', 'status', 'twice')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'volume'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('volume')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "volume_id" INTEGER       NOT NULL CONSTRAINT "pk_volume" PRIMARY KEY,
    "title"     VARCHAR(100)  NOT NULL DEFAULT 'untitled',
    "cost"      DECIMAL(8, 2),
    "status"    VARCHAR(4)    NOT NULL DEFAULT 'new',
    "twice"     DECIMAL(9, 2) GENERATED ALWAYS AS ("cost" * 2) STORED,
    CONSTRAINT "uq_volume_title" UNIQUE ("title"),
    CONSTRAINT "ck_volume_1" CHECK ("cost" > 0),
    CONSTRAINT "ck_volume_status_enum" CHECK ("status" IN ('new', 'read'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("volume_id", "title", "cost", "status")
    SELECT
        "volume_id",
        "title",
        "cost",
        "status"
    FROM "volume";
DROP TABLE "volume";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "volume";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_volume_cost
CREATE INDEX "ix_volume_cost" ON "volume" ("cost");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('loan', 'volume')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('loan', 'volume')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
