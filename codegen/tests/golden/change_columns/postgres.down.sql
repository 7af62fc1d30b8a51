-- columns gone, title, shelf, stock, note
ALTER TABLE "book"
    ADD COLUMN "gone" INTEGER,
    ALTER COLUMN "title" TYPE VARCHAR(100),
    ALTER COLUMN "shelf" DROP NOT NULL,
    ALTER COLUMN "stock" SET DEFAULT 1,
    ALTER COLUMN "stock" SET NOT NULL,
    ALTER COLUMN "note" SET DEFAULT 'none';

-- column language
ALTER TABLE "book" DROP COLUMN "language";

-- column pages
ALTER TABLE "book" DROP COLUMN "pages";

-- column weight
ALTER TABLE "book" DROP COLUMN "weight";
