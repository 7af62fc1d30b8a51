-- raw SQL seed
DELETE FROM things;

-- table things
DROP TABLE "things";

-- raw SQL a_domain
DROP DOMAIN short_text;
