-- full-text index search_claims
ALTER TABLE "claims" DROP COLUMN "search_claims_vector";

-- table claims
DROP TABLE "claims";
