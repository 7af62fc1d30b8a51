-- table we"ird
-- O'Neil's
CREATE TABLE "we""ird" (
    "select"   INTEGER     NOT NULL CONSTRAINT "pk_we""ird" PRIMARY KEY,
    "a`b"      VARCHAR(20) NOT NULL,
    -- x]y; --
    "x]y"      VARCHAR(20),
    "O'Neil"   VARCHAR(20),
    "new
line" VARCHAR(20),
    "-- x"     INTEGER,
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" INTEGER    DEFAULT 1,
    CONSTRAINT "uq_we""ird_new
line" UNIQUE ("new
line"),
    CONSTRAINT "ck_we""ird_O'Neil" CHECK ("O'Neil" <> 'O''Neil')
);

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
CREATE TABLE "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1" (
    "id"    INTEGER NOT NULL,
    "order" INTEGER,
    CONSTRAINT "pk_ttttttttttttttttttttttttttttttttttttttttttttttttttt_c7d776ff" PRIMARY KEY ("id"),
    CONSTRAINT "fk_ttttttttttttttttttttttttttttttttttttttttttttttttttt_b55d9b80" FOREIGN KEY ("order") REFERENCES "we""ird" ("select")
);

-- index ix'; DROP TABLE x; --
CREATE INDEX "ix'; DROP TABLE x; --" ON "we""ird" ("a`b");

-- index ix_we"ird_-- x
CREATE INDEX "ix_we""ird_-- x" ON "we""ird" ("-- x");

-- full-text index se"ar'ch
CREATE VIRTUAL TABLE "se""ar'ch" USING fts5 (
    "a`b",
    "x]y",
    "O'Neil",
    content = 'we"ird',
    content_rowid = 'select',
    tokenize = 'unicode61'
);
CREATE TRIGGER "se""ar'ch_insert" AFTER INSERT ON "we""ird"
FOR EACH ROW BEGIN
    INSERT INTO "se""ar'ch" (rowid, "a`b", "x]y", "O'Neil")
    VALUES (new."select", new."a`b", new."x]y", new."O'Neil");
END;
CREATE TRIGGER "se""ar'ch_delete" AFTER DELETE ON "we""ird"
FOR EACH ROW BEGIN
    INSERT INTO "se""ar'ch" ("se""ar'ch", rowid, "a`b", "x]y", "O'Neil")
    VALUES ('delete', old."select", old."a`b", old."x]y", old."O'Neil");
END;
CREATE TRIGGER "se""ar'ch_update" AFTER UPDATE ON "we""ird"
FOR EACH ROW BEGIN
    INSERT INTO "se""ar'ch" ("se""ar'ch", rowid, "a`b", "x]y", "O'Neil")
    VALUES ('delete', old."select", old."a`b", old."x]y", old."O'Neil");
    INSERT INTO "se""ar'ch" (rowid, "a`b", "x]y", "O'Neil")
    VALUES (new."select", new."a`b", new."x]y", new."O'Neil");
END;
