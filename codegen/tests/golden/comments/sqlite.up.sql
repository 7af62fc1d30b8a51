-- table notes
-- Notes; nobody's but the owner's.
-- Second line: \ and 'quotes'.
CREATE TABLE "notes" (
    -- The number.
    "id"    INTEGER NOT NULL CONSTRAINT "pk_notes" PRIMARY KEY,
    -- What it says;
    -- DROP TABLE notes; -- 'no'
    "body"  TEXT    NOT NULL,
    "plain" INTEGER
);
