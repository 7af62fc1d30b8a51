-- table articles
CREATE TABLE "articles" (
    "id"    INTEGER      NOT NULL CONSTRAINT "pk_articles" PRIMARY KEY,
    "title" VARCHAR(200) NOT NULL,
    "body"  TEXT
);

-- table pages
CREATE TABLE "pages" (
    "path"    VARCHAR(200) NOT NULL,
    "rowid"   INTEGER      NOT NULL,
    "content" TEXT         NOT NULL,
    CONSTRAINT "pk_pages" PRIMARY KEY ("path")
);

-- full-text index articles_search
CREATE VIRTUAL TABLE "articles_search" USING fts5 (
    "title",
    "body",
    content = 'articles',
    content_rowid = 'id',
    tokenize = 'porter unicode61'
);
CREATE TRIGGER "articles_search_insert" AFTER INSERT ON "articles"
FOR EACH ROW BEGIN
    INSERT INTO "articles_search" (rowid, "title", "body")
    VALUES (new."id", new."title", new."body");
END;
CREATE TRIGGER "articles_search_delete" AFTER DELETE ON "articles"
FOR EACH ROW BEGIN
    INSERT INTO "articles_search" ("articles_search", rowid, "title", "body")
    VALUES ('delete', old."id", old."title", old."body");
END;
CREATE TRIGGER "articles_search_update" AFTER UPDATE ON "articles"
FOR EACH ROW BEGIN
    INSERT INTO "articles_search" ("articles_search", rowid, "title", "body")
    VALUES ('delete', old."id", old."title", old."body");
    INSERT INTO "articles_search" (rowid, "title", "body")
    VALUES (new."id", new."title", new."body");
END;

-- full-text index search_pages
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_pages" USING fts5 (
    "content",
    content = 'pages',
    content_rowid = '_rowid_',
    tokenize = 'unicode61'
);
CREATE TRIGGER "search_pages_insert" AFTER INSERT ON "pages"
FOR EACH ROW BEGIN
    INSERT INTO "search_pages" (rowid, "content")
    VALUES (new."_rowid_", new."content");
END;
CREATE TRIGGER "search_pages_delete" AFTER DELETE ON "pages"
FOR EACH ROW BEGIN
    INSERT INTO "search_pages" ("search_pages", rowid, "content")
    VALUES ('delete', old."_rowid_", old."content");
END;
CREATE TRIGGER "search_pages_update" AFTER UPDATE ON "pages"
FOR EACH ROW BEGIN
    INSERT INTO "search_pages" ("search_pages", rowid, "content")
    VALUES ('delete', old."_rowid_", old."content");
    INSERT INTO "search_pages" (rowid, "content")
    VALUES (new."_rowid_", new."content");
END;
