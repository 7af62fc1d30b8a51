-- table note
ALTER TABLE "note" RENAME COLUMN "body" TO "text";

-- table note
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table note is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "note.tag has a value that is too long" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table note is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('note') WHERE name COLLATE NOCASE NOT IN ('id', 'title', 'text', 'data', 'place', 'tag')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'note' AND name COLLATE NOCASE NOT IN ('ix_body', 'ix_data', 'ix_tag')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('note')) <> 6;
CREATE TABLE "__tablewright_rebuild" (
    "id"    INTEGER     NOT NULL,
    "title" TEXT        NOT NULL,
    "text"  TEXT        NOT NULL,
    "data"  BLOB,
    "place" VARCHAR(40) NOT NULL,
    "tag"   VARCHAR(25) NOT NULL,
    CONSTRAINT "pk_note" PRIMARY KEY ("id"),
    CONSTRAINT "uq_place" UNIQUE ("place"),
    CONSTRAINT "uq_title" UNIQUE ("title")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "title", "text", "data", "place", "tag")
    SELECT
        "id",
        "title",
        "text",
        "data",
        "place",
        "tag"
    FROM "note";
DROP TABLE "note";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "note";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("note.tag has a value that is too long")
    SELECT NULL FROM "note" WHERE LENGTH("tag") > 25 LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- index ix_body
CREATE INDEX "ix_body" ON "note" ("text", "id" DESC);

-- index ix_data
CREATE INDEX "ix_data" ON "note" ("data");

-- index ix_tag
CREATE INDEX "ix_tag" ON "note" ("tag");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('note')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('note')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
