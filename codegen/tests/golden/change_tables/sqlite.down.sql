-- table goes
CREATE TABLE "goes" (
    "id"       INTEGER     NOT NULL,
    "code"     VARCHAR(10) NOT NULL,
    "other_id" INTEGER,
    CONSTRAINT "pk_goes" PRIMARY KEY ("id"),
    CONSTRAINT "fk_goes_code" FOREIGN KEY ("code") REFERENCES "stays" ("code"),
    CONSTRAINT "fk_goes_other_id" FOREIGN KEY ("other_id") REFERENCES "goes_too" ("id")
);

-- table goes_too
CREATE TABLE "goes_too" (
    "id"       INTEGER NOT NULL,
    "other_id" INTEGER,
    CONSTRAINT "pk_goes_too" PRIMARY KEY ("id"),
    CONSTRAINT "fk_goes_too_other_id" FOREIGN KEY ("other_id") REFERENCES "goes" ("id")
);

-- table stays
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table stays is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table stays is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('stays') WHERE name COLLATE NOCASE NOT IN ('id', 'code', 'comes_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'stays'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('stays')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"   INTEGER     NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    CONSTRAINT "pk_stays" PRIMARY KEY ("id"),
    CONSTRAINT "uq_stays_code" UNIQUE ("code")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "code")
    SELECT
        "id",
        "code"
    FROM "stays";
DROP TABLE "stays";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "stays";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table comes
DROP TABLE "comes";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('comes', 'stays')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('comes', 'stays')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
