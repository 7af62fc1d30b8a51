-- column language
ALTER TABLE "book" ADD COLUMN "language" VARCHAR(2) NOT NULL DEFAULT 'en';

-- column pages
ALTER TABLE "book" ADD COLUMN "pages" INTEGER;

-- column weight
ALTER TABLE "book" ADD COLUMN "weight" NUMERIC(6, 2) DEFAULT 1.5;

-- column title
ALTER TABLE "book"
    ALTER COLUMN "title" TYPE VARCHAR(200);

-- column stock
ALTER TABLE "book"
    ALTER COLUMN "stock" DROP NOT NULL;

-- data step of the spec
-- books without a shelf stand on the first
UPDATE book SET shelf = 'A1' WHERE shelf IS NULL;

-- column stock
ALTER TABLE "book"
    ALTER COLUMN "stock" SET DEFAULT 5;

-- column note
ALTER TABLE "book"
    ALTER COLUMN "note" DROP DEFAULT;

-- column gone
ALTER TABLE "book" DROP COLUMN "gone";

-- column shelf
ALTER TABLE "book"
    ALTER COLUMN "shelf" SET NOT NULL;
