-- table log
CREATE TABLE "log" (
    "id"   INTEGER      NOT NULL CONSTRAINT "pk_log" PRIMARY KEY,
    "what" VARCHAR(100) NOT NULL
);

-- table things
CREATE TABLE "things" (
    "id"      INTEGER      NOT NULL CONSTRAINT "pk_things" PRIMARY KEY,
    "name"    VARCHAR(100) NOT NULL,
    "note"    VARCHAR(100),
    "changes" INTEGER      NOT NULL DEFAULT 0
);

-- trigger things_log_delete
CREATE TRIGGER "things_log_delete" AFTER DELETE ON "things"
FOR EACH ROW BEGIN
    INSERT INTO log (what) VALUES ('it''s things');
END;

-- trigger things_log_insert
CREATE TRIGGER "things_log_insert" AFTER INSERT ON "things"
FOR EACH ROW BEGIN
    INSERT INTO log (what) VALUES ('it''s things');
END;

-- trigger things_renamed
CREATE TRIGGER "things_renamed" AFTER UPDATE OF "name", "note" ON "things"
FOR EACH ROW BEGIN
    INSERT INTO log (what)
    VALUES (new.name);
END;
