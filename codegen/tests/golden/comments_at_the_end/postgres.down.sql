-- trigger touched
DROP TRIGGER "touched" ON "things";
DROP FUNCTION "things_touched"();

-- view named
DROP VIEW "named";

-- raw SQL more
DELETE FROM things WHERE id < 0 -- it's
;

-- table things
DROP TABLE "things";
