-- full-text index search_claims
DROP TRIGGER "search_claims_insert";
DROP TRIGGER "search_claims_delete";
DROP TRIGGER "search_claims_update";
DROP TABLE "search_claims";

-- table claims
DROP TABLE "claims";
