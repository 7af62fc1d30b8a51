-- view members
-- Stops where a trigger of its would go with it.
CREATE TEMP TABLE "__tablewright_guard" (
    "view members has a trigger that this migration does not know" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("view members has a trigger that this migration does not know")
    SELECT NULL FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE = 'members' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- view members
DROP VIEW "members";

-- index ix_tin
DROP INDEX "ix_tin";

-- table member
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table member is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table member is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('member') WHERE name COLLATE NOCASE NOT IN ('id', 'mood', 'best', 'size', 'kind', 'shape', 'changes')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'member' AND name COLLATE NOCASE NOT IN ('ix_member_best')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('member')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER    NOT NULL,
    "mood"    VARCHAR(5) NOT NULL DEFAULT 'tin',
    "best"    VARCHAR(5),
    "size"    VARCHAR(5) NOT NULL DEFAULT 'small',
    "kind"    VARCHAR(5) NOT NULL DEFAULT 'plain',
    "shape"   VARCHAR(5),
    "changes" INTEGER    NOT NULL DEFAULT 0,
    CONSTRAINT "pk_member" PRIMARY KEY ("id"),
    CONSTRAINT "uq_member_mood_id" UNIQUE ("mood", "id"),
    CONSTRAINT "fk_member_best" FOREIGN KEY ("best") REFERENCES "owner" ("mood") ON UPDATE CASCADE,
    CONSTRAINT "ck_member_best_enum" CHECK ("best" IN ('sad', 'ok', 'happy', 'tin')),
    CONSTRAINT "ck_member_kind_enum" CHECK ("kind" IN ('plain', 'it''s')),
    CONSTRAINT "ck_member_mood_enum" CHECK ("mood" IN ('sad', 'ok', 'happy', 'tin')),
    CONSTRAINT "ck_member_shape_enum" CHECK ("shape" IN ('round', 'flat')),
    CONSTRAINT "ck_member_size_enum" CHECK ("size" IN ('large', 'small')),
    CONSTRAINT "ck_sad" CHECK ("mood" <> 'sad' OR "changes" = 0)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "mood", "best", "size", "kind", "shape", "changes")
    SELECT
        "id",
        CASE "mood" WHEN 'blue' THEN 'sad' ELSE "mood" END,
        CASE "best" WHEN 'blue' THEN 'sad' ELSE "best" END,
        "size",
        "kind",
        "shape",
        "changes"
    FROM "member";
DROP TABLE "member";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "member";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table owner
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table owner is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table owner is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('owner') WHERE name COLLATE NOCASE NOT IN ('mood', 'name')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'owner'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('owner')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "mood" VARCHAR(5) NOT NULL,
    "name" TEXT       NOT NULL,
    CONSTRAINT "pk_owner" PRIMARY KEY ("mood"),
    CONSTRAINT "ck_owner_mood_enum" CHECK ("mood" IN ('sad', 'ok', 'happy', 'tin'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "mood", "name")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        CASE "mood" WHEN 'blue' THEN 'sad' ELSE "mood" END,
        "name"
    FROM "owner";
DROP TABLE "owner";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "owner";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_member_best
CREATE INDEX "ix_member_best" ON "member" ("best");

-- index ix_tin
CREATE INDEX "ix_tin" ON "member" ("changes") WHERE "mood" = 'tin';

-- view members
CREATE VIEW "members" AS
SELECT id, mood, size, kind, shape FROM member;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('member', 'owner')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('member', 'owner')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
