-- check ck_lang
ALTER TABLE "page" DROP CONSTRAINT "ck_lang";

-- columns content, lang
ALTER TABLE "page"
    ALTER COLUMN "content" TYPE VARCHAR(5000) USING "content"::VARCHAR(5000),
    ALTER COLUMN "lang" TYPE VARCHAR(10) COLLATE "C";
