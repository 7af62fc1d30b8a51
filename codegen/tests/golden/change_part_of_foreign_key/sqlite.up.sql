-- table answer
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table answer is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "answer.taken has a value that is no date and time" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table answer is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('answer') WHERE name COLLATE NOCASE NOT IN ('id', 'taken', 'number')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'answer'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('answer')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "id"     INTEGER   NOT NULL,
    "taken"  TIMESTAMP,
    "number" INTEGER,
    CONSTRAINT "pk_answer" PRIMARY KEY ("id"),
    CONSTRAINT "fk_answer_taken_number" FOREIGN KEY ("taken", "number") REFERENCES "reading" ("taken", "number") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "taken", "number")
    SELECT
        "id",
        DATETIME("taken", 'unixepoch'),
        "number"
    FROM "answer";
DROP TABLE "answer";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "answer";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("answer.taken has a value that is no date and time")
    SELECT NULL FROM "answer" WHERE "taken" IS NOT NULL AND (TYPEOF("taken") <> 'text' OR SUBSTR("taken", 1, 10) IS NOT DATE("taken", '+0 days')) LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- table reading
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table reading is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "reading.taken has a value that is no date and time" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table reading is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('reading') WHERE name COLLATE NOCASE NOT IN ('taken', 'number', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'reading'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('reading')) <> 3;
CREATE TABLE "__tablewright_rebuild" (
    "taken"  TIMESTAMP NOT NULL,
    "number" INTEGER   NOT NULL,
    "note"   TEXT,
    CONSTRAINT "pk_reading" PRIMARY KEY ("taken", "number")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "taken", "number", "note")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        DATETIME("taken", 'unixepoch'),
        "number",
        "note"
    FROM "reading";
DROP TABLE "reading";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "reading";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("reading.taken has a value that is no date and time")
    SELECT NULL FROM "reading" WHERE "taken" IS NOT NULL AND (TYPEOF("taken") <> 'text' OR SUBSTR("taken", 1, 10) IS NOT DATE("taken", '+0 days')) LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('answer', 'reading')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('answer', 'reading')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
