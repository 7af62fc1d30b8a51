-- table words
DROP TABLE "words";
