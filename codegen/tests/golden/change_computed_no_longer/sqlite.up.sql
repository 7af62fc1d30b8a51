-- table sale
ALTER TABLE "sale" RENAME COLUMN "price" TO "cost";

-- table sale
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table sale is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table sale is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('sale') WHERE name COLLATE NOCASE NOT IN ('id', 'cost', 'pieces', 'note', 'total', 'shout')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'sale' AND name COLLATE NOCASE NOT IN ('ix_sale_shout', 'ix_sale_total')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('sale')) <> 6;
CREATE TABLE "__tablewright_rebuild" (
    "id"     BIGINT      NOT NULL,
    "cost"   BIGINT      NOT NULL,
    "pieces" INTEGER     NOT NULL,
    "note"   VARCHAR(50),
    "total"  BIGINT,
    "shout"  VARCHAR(60),
    CONSTRAINT "pk_sale" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "cost", "pieces", "note", "total", "shout")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "cost",
        "pieces",
        "note",
        "total",
        "shout"
    FROM "sale";
DROP TABLE "sale";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "sale";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_sale_shout
CREATE INDEX "ix_sale_shout" ON "sale" ("shout");

-- index ix_sale_total
CREATE INDEX "ix_sale_total" ON "sale" ("total");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('sale')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('sale')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
