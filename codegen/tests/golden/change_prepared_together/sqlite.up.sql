-- checks wait for the new tables
PRAGMA ignore_check_constraints = ON;

-- data step of the spec
-- missing limits are far away
UPDATE readings SET low = COALESCE(low, -1000), high = COALESCE(high, 1000);

-- data step of the spec
-- limits in the wrong order trade places
UPDATE readings SET sensor = CONCAT(sensor, '!') WHERE low > high;

-- checks no longer wait
PRAGMA ignore_check_constraints = OFF;

-- table readings
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table readings is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table readings is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('readings') WHERE name COLLATE NOCASE NOT IN ('id', 'sensor', 'low', 'high')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'readings'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('readings')) <> 4;
CREATE TABLE "__tablewright_rebuild" (
    "id"     INTEGER     NOT NULL CONSTRAINT "pk_readings" PRIMARY KEY,
    "sensor" VARCHAR(20) NOT NULL,
    "low"    INTEGER     NOT NULL,
    "high"   INTEGER     NOT NULL,
    CONSTRAINT "ck_order" CHECK ("low" <= "high" OR "sensor" LIKE '%!')
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "sensor", "low", "high")
    SELECT
        "id",
        "sensor",
        "low",
        "high"
    FROM "readings";
DROP TABLE "readings";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "readings";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('readings')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('readings')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
