-- table notes
CREATE TABLE "notes" (
    "id"     INTEGER       NOT NULL,
    "short"  VARCHAR(100)  NOT NULL,
    "long"   VARCHAR(4000) NOT NULL,
    "half"   VARCHAR(2000) NOT NULL,
    "whole"  TEXT          NOT NULL,
    "joined" TEXT          NOT NULL GENERATED ALWAYS AS ("short" || "half" || "long") STORED,
    "fits"   TEXT          NOT NULL GENERATED ALWAYS AS ("half" || "half") STORED,
    CONSTRAINT "pk_notes" PRIMARY KEY ("id"),
    CONSTRAINT "ck_joined" CHECK (length("half" || "half") > 1),
    CONSTRAINT "ck_long" CHECK (length("long") BETWEEN 1 AND 4000),
    CONSTRAINT "ck_short" CHECK (length("short") > 0),
    CONSTRAINT "ck_whole" CHECK (length("whole") > 0)
);
