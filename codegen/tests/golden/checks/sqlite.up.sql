-- table scores
CREATE TABLE "scores" (
    "id"         INTEGER      NOT NULL CONSTRAINT "pk_scores" PRIMARY KEY,
    "confidence" DOUBLE       NOT NULL,
    "tier"       VARCHAR(1),
    "name"       VARCHAR(100) NOT NULL,
    "low"        INTEGER      NOT NULL,
    "high"       INTEGER      NOT NULL,
    "is_final"   BOOLEAN      NOT NULL,
    "ended_at"   TIMESTAMP,
    CONSTRAINT "ck_scores_1" CHECK ("low" <= "high" AND ("high" < 100 OR "low" >= 0)),
    CONSTRAINT "ck_scores_confidence" CHECK ("confidence" BETWEEN 0 AND 1),
    CONSTRAINT "ck_scores_ended" CHECK (NOT "is_final" OR "ended_at" IS NOT NULL),
    CONSTRAINT "ck_scores_name" CHECK (length(trim("name")) > 0 AND "name" NOT LIKE '%;%'),
    CONSTRAINT "ck_scores_raw" CHECK (name NOT GLOB '*[0-9]*'),
    CONSTRAINT "ck_scores_tier" CHECK ("tier" IN ('A', 'B', 'C'))
);
