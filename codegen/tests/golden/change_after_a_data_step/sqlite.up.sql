-- table book
ALTER TABLE "book" ADD COLUMN "pages" INTEGER;
