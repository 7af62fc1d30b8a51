-- column gone
ALTER TABLE "book" ADD COLUMN "gone" INTEGER;

-- column title
ALTER TABLE "book"
    ALTER COLUMN "title" TYPE VARCHAR(100);

-- column shelf
ALTER TABLE "book"
    ALTER COLUMN "shelf" DROP NOT NULL;

-- column stock
ALTER TABLE "book"
    ALTER COLUMN "stock" SET DEFAULT 1,
    ALTER COLUMN "stock" SET NOT NULL;

-- column note
ALTER TABLE "book"
    ALTER COLUMN "note" SET DEFAULT 'none';

-- column language
ALTER TABLE "book" DROP COLUMN "language";

-- column pages
ALTER TABLE "book" DROP COLUMN "pages";

-- column weight
ALTER TABLE "book" DROP COLUMN "weight";
