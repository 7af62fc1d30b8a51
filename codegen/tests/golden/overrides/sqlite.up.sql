-- table chunks
CREATE TABLE "chunks" (
    "id"     INTEGER     NOT NULL CONSTRAINT "pk_chunks" PRIMARY KEY,
    "hash"   VARCHAR(64) NOT NULL,
    "vector" BLOB,
    "place"  TEXT        NOT NULL
);
