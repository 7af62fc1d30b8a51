-- trigger counted
DROP TRIGGER "counted";

-- view bodies
-- Stops where a trigger of its would go with it.
CREATE TEMP TABLE "__tablewright_guard" (
    "view bodies has a trigger that this migration does not know" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO temp."__tablewright_guard" ("view bodies has a trigger that this migration does not know")
    SELECT NULL FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE = 'bodies' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- view bodies
DROP VIEW "bodies";

-- full-text index search_posts
DROP TRIGGER "search_posts_insert";
DROP TRIGGER "search_posts_delete";
DROP TRIGGER "search_posts_update";
DROP TABLE "search_posts";

-- check ck_posts_extra_json
ALTER TABLE "posts" DROP CONSTRAINT "ck_posts_extra_json";

-- check ck_light
ALTER TABLE "posts" DROP CONSTRAINT "ck_light";

-- check ck_some_pages
ALTER TABLE "posts" DROP CONSTRAINT "ck_some_pages";

-- check ck_body
ALTER TABLE "posts" DROP CONSTRAINT "ck_body";

-- check ck_cheap
ALTER TABLE "posts" DROP CONSTRAINT "ck_cheap";

-- check ck_posts_state_enum
ALTER TABLE "posts" DROP CONSTRAINT "ck_posts_state_enum";

-- check ck_price
ALTER TABLE "posts" DROP CONSTRAINT "ck_price";

-- check ck_raw
ALTER TABLE "posts" DROP CONSTRAINT "ck_raw";

-- table letters
ALTER TABLE "posts" RENAME TO "letters";

-- table letters
ALTER TABLE "letters" RENAME COLUMN "grams" TO "weight";

-- table letters
ALTER TABLE "letters" ADD COLUMN "kind" VARCHAR(10);

-- values of table letters
UPDATE "letters"
SET "state" = CASE "state"
    WHEN 'open' THEN 'draft'
    ELSE "state" END
WHERE "state" IN ('open');

-- data step of the spec
-- what was lost was sent
UPDATE letters SET state = 'lost' WHERE id = 3;

-- table letters
ALTER TABLE "letters" DROP COLUMN "price";

-- check ck ' "odd
ALTER TABLE "letters"
    ADD CONSTRAINT "ck ' ""odd" CHECK ("pages" < 1000);

-- check ck_letters_extra_json
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_letters_extra_json" CHECK ("extra" IS NULL OR json_valid("extra"));

-- check ck_letters_kind_enum
-- NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_letters_kind_enum" CHECK (("kind" IN ('a', 'b')) IS NOT FALSE);

-- check ck_letters_state_enum
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_letters_state_enum" CHECK ("state" IN ('draft', 'sent', 'lost'));

-- check ck_light
-- NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_light" CHECK (("weight" < 100) IS NOT FALSE);

-- check ck_pages
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_pages" CHECK ("pages" > 0);

-- check ck_short
ALTER TABLE "letters"
    ADD CONSTRAINT "ck_short" CHECK (length("body") < 50);

-- full-text index search_letters
CREATE VIRTUAL TABLE "search_letters" USING fts5 (
    "body",
    content = 'letters',
    content_rowid = 'id',
    tokenize = 'unicode61'
);
INSERT INTO "search_letters" ("search_letters") VALUES ('rebuild');
CREATE TRIGGER "search_letters_insert" AFTER INSERT ON "letters"
FOR EACH ROW BEGIN
    INSERT INTO "search_letters" (rowid, "body")
    VALUES (new."id", new."body");
END;
CREATE TRIGGER "search_letters_delete" AFTER DELETE ON "letters"
FOR EACH ROW BEGIN
    INSERT INTO "search_letters" ("search_letters", rowid, "body")
    VALUES ('delete', old."id", old."body");
END;
CREATE TRIGGER "search_letters_update" AFTER UPDATE ON "letters"
FOR EACH ROW BEGIN
    INSERT INTO "search_letters" ("search_letters", rowid, "body")
    VALUES ('delete', old."id", old."body");
    INSERT INTO "search_letters" (rowid, "body")
    VALUES (new."id", new."body");
END;

-- view bodies
CREATE VIEW "bodies" AS
SELECT body FROM letters;

-- trigger counted
CREATE TRIGGER "counted" AFTER UPDATE ON "letters"
FOR EACH ROW BEGIN
    UPDATE letters SET pages = pages + 1 WHERE id = new.id;
END;
