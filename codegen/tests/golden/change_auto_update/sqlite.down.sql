-- table note
ALTER TABLE "note" DROP COLUMN "added";
