-- table words
CREATE TABLE "words" (
    "id"    INTEGER     NOT NULL CONSTRAINT "pk_words" PRIMARY KEY,
    "word"  VARCHAR(50) COLLATE "NOCASE" NOT NULL,
    "exact" VARCHAR(50) COLLATE "BINARY" NOT NULL DEFAULT 'x'
);
