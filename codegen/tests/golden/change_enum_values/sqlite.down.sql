-- table member
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table member is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table member is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('member') WHERE name COLLATE NOCASE NOT IN ('id', 'tier', 'best', 'changes')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'member'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('member')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER    NOT NULL,
    "tier"    VARCHAR(6) NOT NULL DEFAULT 'tin',
    "best"    VARCHAR(6),
    "changes" INTEGER    NOT NULL DEFAULT 0,
    CONSTRAINT "pk_member" PRIMARY KEY ("id"),
    CONSTRAINT "ck_member_best_enum" CHECK ("best" IN ('bronze', 'silver', 'gold', 'tin')),
    CONSTRAINT "ck_member_tier_enum" CHECK ("tier" IN ('bronze', 'silver', 'gold', 'tin'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "tier", "best", "changes")
    SELECT
        "id",
        CASE "tier" WHEN 'copper' THEN 'bronze' WHEN 'platinum_with_a_long_name' THEN 'gold' ELSE "tier" END,
        CASE "best" WHEN 'copper' THEN 'bronze' WHEN 'platinum_with_a_long_name' THEN 'gold' ELSE "best" END,
        "changes"
    FROM "member";
DROP TABLE "member";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "member";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('member')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('member')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
