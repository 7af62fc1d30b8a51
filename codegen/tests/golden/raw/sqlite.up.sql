-- table things
CREATE TABLE "things" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_things" PRIMARY KEY,
    "name" VARCHAR(50) NOT NULL
);

-- raw SQL seed
INSERT INTO things (name) VALUES ('a;b');
INSERT INTO things (name) VALUES ('c');
