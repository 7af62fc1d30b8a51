-- full-text index se"ar'ch
ALTER TABLE "we""ird" DROP COLUMN "se""ar'ch_vector";

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
DROP TABLE "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1";

-- table we"ird
DROP TABLE "we""ird";
