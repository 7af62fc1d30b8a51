-- view short_titles
-- Stops where a trigger of its would go with it.
CREATE TEMP TABLE "__tablewright_guard" (
    "view short_titles has a trigger that this migration does not know" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("view short_titles has a trigger that this migration does not know")
    SELECT NULL FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE = 'short_titles' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- view short_articles
-- Stops where a trigger of its would go with it.
CREATE TEMP TABLE "__tablewright_guard" (
    "view short_articles has a trigger that this migration does not know" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("view short_articles has a trigger that this migration does not know")
    SELECT NULL FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE = 'short_articles' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- view short_titles
DROP VIEW "short_titles";

-- view short_articles
DROP VIEW "short_articles";

-- full-text index article_search
DROP TRIGGER "article_search_insert";
DROP TRIGGER "article_search_delete";
DROP TRIGGER "article_search_update";
DROP TABLE "article_search";

-- index ix_old_name
DROP INDEX "ix_old_name";

-- index ix_words
DROP INDEX "ix_words";

-- table article
-- it's after
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table article is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table article is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('article') WHERE name COLLATE NOCASE NOT IN ('id', 'title', 'body', 'kind', 'words', 'doubled')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'article' AND name COLLATE NOCASE NOT IN ('ix_doubled')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('article')) <> 6;
CREATE TABLE "__tablewright_rebuild" (
    "id"      INTEGER      NOT NULL CONSTRAINT "pk_article" PRIMARY KEY,
    -- the title
    "title"   VARCHAR(100) NOT NULL,
    "body"    TEXT,
    "kind"    VARCHAR(20)  NOT NULL,
    "words"   BIGINT,
    "doubled" BIGINT       GENERATED ALWAYS AS ("words" * 2) STORED,
    CONSTRAINT "uq_new_name" UNIQUE ("title"),
    CONSTRAINT "ck_kind" CHECK ("kind" <> 'x'),
    CONSTRAINT "ck_words" CHECK ("words" >= 0)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "title", "body", "kind", "words")
    SELECT
        "id",
        "title",
        "body",
        "kind",
        "words"
    FROM "article";
DROP TABLE "article";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "article";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_doubled
CREATE INDEX "ix_doubled" ON "article" ("doubled");

-- index ix_new_name
CREATE INDEX "ix_new_name" ON "article" ("kind");

-- index ix_words
CREATE INDEX "ix_words" ON "article" ("words" DESC, "kind");

-- full-text index article_search
CREATE VIRTUAL TABLE "article_search" USING fts5 (
    "body",
    "title",
    content = 'article',
    content_rowid = 'id',
    tokenize = 'unicode61'
);
INSERT INTO "article_search" ("article_search") VALUES ('rebuild');
CREATE TRIGGER "article_search_insert" AFTER INSERT ON "article"
FOR EACH ROW BEGIN
    INSERT INTO "article_search" (rowid, "body", "title")
    VALUES (new."id", new."body", new."title");
END;
CREATE TRIGGER "article_search_delete" AFTER DELETE ON "article"
FOR EACH ROW BEGIN
    INSERT INTO "article_search" ("article_search", rowid, "body", "title")
    VALUES ('delete', old."id", old."body", old."title");
END;
CREATE TRIGGER "article_search_update" AFTER UPDATE ON "article"
FOR EACH ROW BEGIN
    INSERT INTO "article_search" ("article_search", rowid, "body", "title")
    VALUES ('delete', old."id", old."body", old."title");
    INSERT INTO "article_search" (rowid, "body", "title")
    VALUES (new."id", new."body", new."title");
END;

-- view short_articles
CREATE VIEW "short_articles" AS
SELECT id, title FROM article WHERE words < 1000;

-- view short_titles
CREATE VIEW "short_titles" AS
SELECT title FROM short_articles;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('article')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('article')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";
