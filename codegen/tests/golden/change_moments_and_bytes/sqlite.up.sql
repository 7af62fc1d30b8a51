-- table event
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table event is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "event.day has a value that is no date" INTEGER NOT NULL DEFAULT 0,
    "event.words has a value that is too long" INTEGER NOT NULL DEFAULT 0,
    "event.seconds has a value that is no date and time" INTEGER NOT NULL DEFAULT 0,
    "event.exact has a value that is no date and time" INTEGER NOT NULL DEFAULT 0,
    "event.note has a value that is no bytes" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table event is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('event') WHERE name COLLATE NOCASE NOT IN ('id', 'seen', 'seen_after', 'Seen_After_after', 'made', 'day', 'words', 'seconds', 'exact', 'raw', 'note')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'event'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('event')) <> 11;
CREATE TABLE "__tablewright_rebuild" (
    "id"               INTEGER     NOT NULL,
    "seen"             TIMESTAMP,
    "seen_after"       VARCHAR(10) NOT NULL,
    "Seen_After_after" VARCHAR(10),
    "made"             TIMESTAMP,
    "day"              DATE,
    "words"            VARCHAR(40),
    "seconds"          TIMESTAMP,
    "exact"            TIMESTAMP,
    "raw"              TEXT,
    "note"             BLOB,
    CONSTRAINT "pk_event" PRIMARY KEY ("id")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "seen", "seen_after", "Seen_After_after", "made", "day", "words", "seconds", "exact", "raw", "note")
    SELECT
        "id",
        "seen",
        "seen_after",
        "Seen_After_after",
        "made",
        SUBSTR("day", 1, 10),
        "words",
        DATETIME("seconds", 'unixepoch'),
        DATETIME("exact", 'unixepoch'),
        CAST("raw" AS TEXT),
        CAST("note" AS BLOB)
    FROM "event";
DROP TABLE "event";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "event";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("event.day has a value that is no date")
    SELECT NULL FROM "event" WHERE "day" IS NOT NULL AND DATE("day", '+0 days') IS NOT "day" LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("event.words has a value that is too long")
    SELECT NULL FROM "event" WHERE LENGTH("words") > 40 LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("event.seconds has a value that is no date and time")
    SELECT NULL FROM "event" WHERE "seconds" IS NOT NULL AND (TYPEOF("seconds") <> 'text' OR SUBSTR("seconds", 1, 10) IS NOT DATE("seconds", '+0 days')) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("event.exact has a value that is no date and time")
    SELECT NULL FROM "event" WHERE "exact" IS NOT NULL AND (TYPEOF("exact") <> 'text' OR SUBSTR("exact", 1, 10) IS NOT DATE("exact", '+0 days')) LIMIT 1;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("event.note has a value that is no bytes")
    SELECT NULL FROM "event" WHERE TYPEOF("note") NOT IN ('blob', 'null') LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('event')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('event')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
