-- 20261122120000 create_claims: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

-- view claim_texts
DROP VIEW "claim_texts";

-- table claims
DROP TABLE "claims";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '20261122120000';
