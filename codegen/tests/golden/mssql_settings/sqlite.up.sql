-- table claims
CREATE TABLE "claims" (
    "id"         INTEGER     NOT NULL,
    "tier"       VARCHAR(1)  NOT NULL,
    "name"       VARCHAR(20) NOT NULL,
    "code"       VARCHAR(5)  NOT NULL,
    "legacy"     TEXT        NOT NULL,
    "scores"     TEXT,
    "notes"      TEXT        NOT NULL,
    "upper_name" VARCHAR(20) NOT NULL GENERATED ALWAYS AS (upper("name")) STORED,
    CONSTRAINT "pk_claims" PRIMARY KEY ("id"),
    CONSTRAINT "uq_claims_name" UNIQUE ("name"),
    CONSTRAINT "ck_claims_scores_json" CHECK ("scores" IS NULL OR json_valid("scores")),
    CONSTRAINT "ck_claims_tier_enum" CHECK ("tier" IN ('A', 'B')),
    CONSTRAINT "ck_notes" CHECK (NOT json_valid("notes"))
);
