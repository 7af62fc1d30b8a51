-- full-text index search_gains
DROP TRIGGER "search_gains_insert";
DROP TRIGGER "search_gains_delete";
DROP TRIGGER "search_gains_update";
DROP TABLE "search_gains";

-- full-text index search_kept
DROP TRIGGER "search_kept_insert";
DROP TRIGGER "search_kept_delete";
DROP TRIGGER "search_kept_update";
DROP TABLE "search_kept";

-- table keeps
ALTER TABLE "kept" RENAME TO "keeps";

-- table keeps
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table keeps is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table keeps is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('keeps') WHERE name COLLATE NOCASE NOT IN ('id', 'topic')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'keeps'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('keeps')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"    BIGINT      NOT NULL,
    "topic" VARCHAR(40) NOT NULL,
    CONSTRAINT "pk_keeps" PRIMARY KEY ("id"),
    CONSTRAINT "fk_keeps_topic" FOREIGN KEY ("topic") REFERENCES "topic" ("name")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "topic")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "topic"
    FROM "keeps";
DROP TABLE "keeps";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "keeps";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- full-text index search_keeps
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_keeps" USING fts5 (
    "topic",
    content = 'keeps',
    content_rowid = 'rowid',
    tokenize = 'unicode61'
);
INSERT INTO "search_keeps" ("search_keeps") VALUES ('rebuild');
CREATE TRIGGER "search_keeps_insert" AFTER INSERT ON "keeps"
FOR EACH ROW BEGIN
    INSERT INTO "search_keeps" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;
CREATE TRIGGER "search_keeps_delete" AFTER DELETE ON "keeps"
FOR EACH ROW BEGIN
    INSERT INTO "search_keeps" ("search_keeps", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
END;
CREATE TRIGGER "search_keeps_update" AFTER UPDATE ON "keeps"
FOR EACH ROW BEGIN
    INSERT INTO "search_keeps" ("search_keeps", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
    INSERT INTO "search_keeps" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;

-- full-text index search_loses
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_loses" USING fts5 (
    "topic",
    "note",
    content = 'loses',
    content_rowid = 'rowid',
    tokenize = 'unicode61'
);
INSERT INTO "search_loses" ("search_loses") VALUES ('rebuild');
CREATE TRIGGER "search_loses_insert" AFTER INSERT ON "loses"
FOR EACH ROW BEGIN
    INSERT INTO "search_loses" (rowid, "topic", "note")
    VALUES (new."rowid", new."topic", new."note");
END;
CREATE TRIGGER "search_loses_delete" AFTER DELETE ON "loses"
FOR EACH ROW BEGIN
    INSERT INTO "search_loses" ("search_loses", rowid, "topic", "note")
    VALUES ('delete', old."rowid", old."topic", old."note");
END;
CREATE TRIGGER "search_loses_update" AFTER UPDATE ON "loses"
FOR EACH ROW BEGIN
    INSERT INTO "search_loses" ("search_loses", rowid, "topic", "note")
    VALUES ('delete', old."rowid", old."topic", old."note");
    INSERT INTO "search_loses" (rowid, "topic", "note")
    VALUES (new."rowid", new."topic", new."note");
END;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('keeps')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('keeps')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
