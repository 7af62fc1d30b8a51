-- table claims
CREATE TABLE "claims" (
    "episode_id" VARCHAR(50)  NOT NULL,
    "claim_id"   VARCHAR(50)  NOT NULL,
    "text"       TEXT         NOT NULL,
    -- Words.
    "tags"       VARCHAR(100),
    CONSTRAINT "pk_claims" PRIMARY KEY ("episode_id", "claim_id")
);

-- full-text index search_claims
-- The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index
-- after it, with INSERT INTO the index (its own name) VALUES ('rebuild').
CREATE VIRTUAL TABLE "search_claims" USING fts5 (
    "text",
    "tags",
    content = 'claims',
    content_rowid = 'rowid',
    tokenize = 'porter unicode61'
);
CREATE TRIGGER "search_claims_insert" AFTER INSERT ON "claims"
FOR EACH ROW BEGIN
    INSERT INTO "search_claims" (rowid, "text", "tags")
    VALUES (new."rowid", new."text", new."tags");
END;
CREATE TRIGGER "search_claims_delete" AFTER DELETE ON "claims"
FOR EACH ROW BEGIN
    INSERT INTO "search_claims" ("search_claims", rowid, "text", "tags")
    VALUES ('delete', old."rowid", old."text", old."tags");
END;
CREATE TRIGGER "search_claims_update" AFTER UPDATE ON "claims"
FOR EACH ROW BEGIN
    INSERT INTO "search_claims" ("search_claims", rowid, "text", "tags")
    VALUES ('delete', old."rowid", old."text", old."tags");
    INSERT INTO "search_claims" (rowid, "text", "tags")
    VALUES (new."rowid", new."text", new."tags");
END;
