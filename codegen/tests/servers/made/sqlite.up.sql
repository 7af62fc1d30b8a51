-- table hosts
CREATE TABLE "hosts" (
    "id"      INTEGER     NOT NULL CONSTRAINT "pk_hosts" PRIMARY KEY,
    "name"    VARCHAR(50) NOT NULL DEFAULT 'x',
    "address" VARCHAR(39),
    "made"    TEXT,
    "kind"    INTEGER     DEFAULT 0,
    "twice"   INTEGER     GENERATED ALWAYS AS (kind * 3) STORED,
    CONSTRAINT "ck_made" CHECK (made <> 'q')
);
