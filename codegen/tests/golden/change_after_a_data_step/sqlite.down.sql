-- table book
ALTER TABLE "book" DROP COLUMN "pages";
