-- table chunks
CREATE TABLE "chunks" (
    "id"       INTEGER      NOT NULL CONSTRAINT "pk_chunks" PRIMARY KEY,
    "path"     VARCHAR(200) NOT NULL,
    "envelope" TEXT         NOT NULL,
    "content"  TEXT         GENERATED ALWAYS AS (CAST(json_extract("envelope", '$.content') AS TEXT)) STORED,
    CONSTRAINT "ck_chunks_envelope_json" CHECK (json_valid("envelope"))
);

-- full-text index chunks_search
CREATE VIRTUAL TABLE "chunks_search" USING fts5 (
    "content",
    "path",
    content = 'chunks',
    content_rowid = 'id',
    tokenize = 'porter unicode61'
);
CREATE TRIGGER "chunks_search_insert" AFTER INSERT ON "chunks"
FOR EACH ROW BEGIN
    INSERT INTO "chunks_search" (rowid, "content", "path")
    VALUES (new."id", new."content", new."path");
END;
CREATE TRIGGER "chunks_search_delete" AFTER DELETE ON "chunks"
FOR EACH ROW BEGIN
    INSERT INTO "chunks_search" ("chunks_search", rowid, "content", "path")
    VALUES ('delete', old."id", old."content", old."path");
END;
CREATE TRIGGER "chunks_search_update" AFTER UPDATE ON "chunks"
FOR EACH ROW BEGIN
    INSERT INTO "chunks_search" ("chunks_search", rowid, "content", "path")
    VALUES ('delete', old."id", old."content", old."path");
    INSERT INTO "chunks_search" (rowid, "content", "path")
    VALUES (new."id", new."content", new."path");
END;
