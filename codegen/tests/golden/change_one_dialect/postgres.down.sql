-- columns content, lang
ALTER TABLE "page"
    ALTER COLUMN "content" TYPE TEXT USING "content"::text,
    ALTER COLUMN "lang" TYPE VARCHAR(10);

-- check ck_lang
ALTER TABLE "page"
    ADD CONSTRAINT "ck_lang" CHECK ("lang" <> '');
