-- full-text index search_keeps
DROP TRIGGER "search_keeps_insert";
DROP TRIGGER "search_keeps_delete";
DROP TRIGGER "search_keeps_update";
DROP TABLE "search_keeps";

-- full-text index search_loses
DROP TRIGGER "search_loses_insert";
DROP TRIGGER "search_loses_delete";
DROP TRIGGER "search_loses_update";
DROP TABLE "search_loses";

-- table kept
ALTER TABLE "keeps" RENAME TO "kept";

-- table kept
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table kept is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table kept is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('kept') WHERE name COLLATE NOCASE NOT IN ('id', 'topic')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'kept'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('kept')) <> 2;
CREATE TABLE "__tablewright_rebuild" (
    "id"    BIGINT      NOT NULL,
    "topic" VARCHAR(40) NOT NULL,
    CONSTRAINT "pk_kept" PRIMARY KEY ("id"),
    CONSTRAINT "fk_kept_topic" FOREIGN KEY ("topic") REFERENCES "topic" ("name")
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "id", "topic")
    SELECT
        CASE WHEN typeof("rowid") = 'integer' THEN "rowid" END,
        "id",
        "topic"
    FROM "kept";
DROP TABLE "kept";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "kept";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- full-text index search_gains
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_gains" USING fts5 (
    "topic",
    content = 'gains',
    content_rowid = 'rowid',
    tokenize = 'unicode61'
);
INSERT INTO "search_gains" ("search_gains") VALUES ('rebuild');
CREATE TRIGGER "search_gains_insert" AFTER INSERT ON "gains"
FOR EACH ROW BEGIN
    INSERT INTO "search_gains" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;
CREATE TRIGGER "search_gains_delete" AFTER DELETE ON "gains"
FOR EACH ROW BEGIN
    INSERT INTO "search_gains" ("search_gains", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
END;
CREATE TRIGGER "search_gains_update" AFTER UPDATE ON "gains"
FOR EACH ROW BEGIN
    INSERT INTO "search_gains" ("search_gains", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
    INSERT INTO "search_gains" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;

-- full-text index search_kept
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_kept" USING fts5 (
    "topic",
    content = 'kept',
    content_rowid = 'rowid',
    tokenize = 'unicode61'
);
INSERT INTO "search_kept" ("search_kept") VALUES ('rebuild');
CREATE TRIGGER "search_kept_insert" AFTER INSERT ON "kept"
FOR EACH ROW BEGIN
    INSERT INTO "search_kept" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;
CREATE TRIGGER "search_kept_delete" AFTER DELETE ON "kept"
FOR EACH ROW BEGIN
    INSERT INTO "search_kept" ("search_kept", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
END;
CREATE TRIGGER "search_kept_update" AFTER UPDATE ON "kept"
FOR EACH ROW BEGIN
    INSERT INTO "search_kept" ("search_kept", rowid, "topic")
    VALUES ('delete', old."rowid", old."topic");
    INSERT INTO "search_kept" (rowid, "topic")
    VALUES (new."rowid", new."topic");
END;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('kept')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('kept')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
