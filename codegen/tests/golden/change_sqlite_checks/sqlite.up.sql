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

-- full-text index search_letters
DROP TRIGGER "search_letters_insert";
DROP TRIGGER "search_letters_delete";
DROP TRIGGER "search_letters_update";
DROP TABLE "search_letters";

-- check ck_light
ALTER TABLE "letters" DROP CONSTRAINT "ck_light";

-- check ck_letters_extra_json
ALTER TABLE "letters" DROP CONSTRAINT "ck_letters_extra_json";

-- check ck_pages
ALTER TABLE "letters" DROP CONSTRAINT "ck_pages";

-- check ck ' "odd
ALTER TABLE "letters" DROP CONSTRAINT "ck ' ""odd";

-- check ck_letters_kind_enum
ALTER TABLE "letters" DROP CONSTRAINT "ck_letters_kind_enum";

-- check ck_letters_state_enum
ALTER TABLE "letters" DROP CONSTRAINT "ck_letters_state_enum";

-- check ck_short
ALTER TABLE "letters" DROP CONSTRAINT "ck_short";

-- table posts
ALTER TABLE "letters" RENAME TO "posts";

-- table posts
ALTER TABLE "posts" RENAME COLUMN "weight" TO "grams";

-- table posts
ALTER TABLE "posts" ADD COLUMN "price" INTEGER NOT NULL DEFAULT 0;

-- values of table posts
UPDATE "posts"
SET "state" = CASE "state"
    WHEN 'draft' THEN 'open'
    ELSE "state" END
WHERE "state" IN ('draft');

-- data step of the spec
-- what was lost was sent
UPDATE posts SET state = 'sent' WHERE state = 'lost';

-- table posts
ALTER TABLE "posts" DROP COLUMN "kind";

-- check ck_body
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_body" CHECK ("body" <> '' AND NOT "body" LIKE ' %');

-- check ck_cheap
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_cheap" CHECK ("price" <= "pages");

-- check ck_light
-- NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_light" CHECK (("grams" < 1000) IS NOT FALSE);

-- check ck_posts_extra_json
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_posts_extra_json" CHECK ("extra" IS NULL OR json_valid("extra"));

-- check ck_posts_state_enum
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_posts_state_enum" CHECK ("state" IN ('open', 'sent'));

-- check ck_price
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_price" CHECK ("price" >= 0);

-- check ck_raw
-- NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_raw" CHECK ((body NOT GLOB '*!') IS NOT FALSE);

-- check ck_some_pages
ALTER TABLE "posts"
    ADD CONSTRAINT "ck_some_pages" CHECK ("pages" > 0);

-- full-text index search_posts
CREATE VIRTUAL TABLE "search_posts" USING fts5 (
    "body",
    content = 'posts',
    content_rowid = 'id',
    tokenize = 'unicode61'
);
INSERT INTO "search_posts" ("search_posts") VALUES ('rebuild');
CREATE TRIGGER "search_posts_insert" AFTER INSERT ON "posts"
FOR EACH ROW BEGIN
    INSERT INTO "search_posts" (rowid, "body")
    VALUES (new."id", new."body");
END;
CREATE TRIGGER "search_posts_delete" AFTER DELETE ON "posts"
FOR EACH ROW BEGIN
    INSERT INTO "search_posts" ("search_posts", rowid, "body")
    VALUES ('delete', old."id", old."body");
END;
CREATE TRIGGER "search_posts_update" AFTER UPDATE ON "posts"
FOR EACH ROW BEGIN
    INSERT INTO "search_posts" ("search_posts", rowid, "body")
    VALUES ('delete', old."id", old."body");
    INSERT INTO "search_posts" (rowid, "body")
    VALUES (new."id", new."body");
END;

-- view bodies
CREATE VIEW "bodies" AS
SELECT body FROM posts;

-- trigger counted
CREATE TRIGGER "counted" AFTER UPDATE ON "posts"
FOR EACH ROW BEGIN
    UPDATE posts SET pages = pages + 1 WHERE id = new.id;
END;
