-- table claims
CREATE TABLE "claims" (
    "episode_id" VARCHAR(50)  NOT NULL,
    "claim_id"   VARCHAR(50)  NOT NULL,
    "text"       TEXT         NOT NULL,
    "tags"       VARCHAR(100),
    CONSTRAINT "pk_claims" PRIMARY KEY ("episode_id", "claim_id")
);
COMMENT ON COLUMN "claims"."tags" IS 'Words.';

-- full-text index search_claims
ALTER TABLE "claims"
    ADD COLUMN "search_claims_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('english'::regconfig, coalesce("text", '') || ' ' || coalesce("tags", ''))
    ) STORED;
CREATE INDEX "search_claims" ON "claims" USING gin ("search_claims_vector");
