-- full-text index se"ar'ch
DROP TRIGGER "se""ar'ch_insert";
DROP TRIGGER "se""ar'ch_delete";
DROP TRIGGER "se""ar'ch_update";
DROP TABLE "se""ar'ch";

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
DROP TABLE "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1";

-- table we"ird
DROP TABLE "we""ird";
