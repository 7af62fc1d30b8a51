-- table chunks
CREATE TABLE "chunks" (
    "id"     INTEGER     NOT NULL CONSTRAINT "pk_chunks" PRIMARY KEY,
    "hash"   VARCHAR(64) NOT NULL,
    "vector" BLOB,
    "place"  TEXT        NOT NULL,
    "tags"   TEXT
);

-- table routes
CREATE TABLE "routes" (
    "network" VARCHAR(50) NOT NULL,
    "gateway" VARCHAR(50) NOT NULL,
    CONSTRAINT "pk_routes" PRIMARY KEY ("network")
);
