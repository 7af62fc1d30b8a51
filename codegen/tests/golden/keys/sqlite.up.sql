-- table a_numbered
CREATE TABLE "a_numbered" (
    "id"    INTEGER     NOT NULL CONSTRAINT "pk_a_numbered" PRIMARY KEY,
    "code"  VARCHAR(10) NOT NULL,
    "name"  VARCHAR(50),
    "place" VARCHAR(50),
    CONSTRAINT "uq_a_numbered_code" UNIQUE ("code"),
    CONSTRAINT "uq_a_numbered_name_place" UNIQUE ("name", "place")
);

-- table b_plain
CREATE TABLE "b_plain" (
    "id"   INTEGER NOT NULL,
    "note" TEXT,
    CONSTRAINT "pk_b_plain" PRIMARY KEY ("id")
);

-- table c_composite
CREATE TABLE "c_composite" (
    "episode_id" VARCHAR(50) NOT NULL,
    "claim_id"   VARCHAR(50) NOT NULL,
    "reference"  VARCHAR(20) NOT NULL,
    CONSTRAINT "pk_c_composite" PRIMARY KEY ("episode_id", "claim_id"),
    CONSTRAINT "uq_c_composite_reference" UNIQUE ("reference"),
    CONSTRAINT "uq_reversed" UNIQUE ("claim_id", "episode_id")
);

-- table d_text_key
CREATE TABLE "d_text_key" (
    "sha256" VARCHAR(64) NOT NULL,
    CONSTRAINT "pk_d_text_key" PRIMARY KEY ("sha256")
);
