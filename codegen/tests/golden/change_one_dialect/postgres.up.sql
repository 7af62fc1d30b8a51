-- check ck_lang
ALTER TABLE "page" DROP CONSTRAINT "ck_lang";

-- column content
ALTER TABLE "page"
    ALTER COLUMN "content" TYPE VARCHAR(5000) USING "content"::VARCHAR(5000);

-- column lang
ALTER TABLE "page"
    ALTER COLUMN "lang" TYPE VARCHAR(10) COLLATE "C";
