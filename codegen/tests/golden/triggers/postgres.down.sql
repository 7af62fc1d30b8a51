-- trigger things_guard
DROP TRIGGER "things_guard" ON "things";
DROP FUNCTION "things_things_guard"();

-- trigger things_log
DROP TRIGGER "things_log" ON "things";
DROP FUNCTION "things_things_log"();

-- trigger things_renamed
DROP TRIGGER "things_renamed" ON "things";
DROP FUNCTION "things_things_renamed"();

-- table things
DROP TABLE "things";

-- table log
DROP TABLE "log";
