-- columns language, pages, weight, title, stock
ALTER TABLE "book"
    ADD COLUMN "language" VARCHAR(2) NOT NULL DEFAULT 'en',
    ADD COLUMN "pages" INTEGER,
    ADD COLUMN "weight" NUMERIC(6, 2) DEFAULT 1.5,
    ALTER COLUMN "title" TYPE VARCHAR(200),
    ALTER COLUMN "stock" DROP NOT NULL;

-- data step of the spec
-- books without a shelf stand on the first
UPDATE book SET shelf = 'A1' WHERE shelf IS NULL;

-- columns stock, note
ALTER TABLE "book"
    ALTER COLUMN "stock" SET DEFAULT 5,
    ALTER COLUMN "note" DROP DEFAULT;

-- column gone
ALTER TABLE "book" DROP COLUMN "gone";

-- column shelf
ALTER TABLE "book"
    ALTER COLUMN "shelf" SET NOT NULL;
