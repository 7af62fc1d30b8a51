-- table note
ALTER TABLE "note" ADD COLUMN "added" TIMESTAMP;
