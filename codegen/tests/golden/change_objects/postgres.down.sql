-- view short_titles
DROP VIEW "short_titles";

-- view short_articles
DROP VIEW "short_articles";

-- full-text index article_search
ALTER TABLE "article" DROP COLUMN "article_search_vector";

-- index ix_doubled
DROP INDEX "ix_doubled";

-- index ix_words
DROP INDEX "ix_words";

-- check ck_words
ALTER TABLE "article" DROP CONSTRAINT "ck_words";

-- check ck_kind
ALTER TABLE "article" DROP CONSTRAINT "ck_kind";

-- column doubled
ALTER TABLE "article" DROP COLUMN "doubled";

-- constraint uq_old_name
ALTER TABLE "article" RENAME CONSTRAINT "uq_new_name" TO "uq_old_name";

-- index ix_old_name
ALTER INDEX "ix_new_name" RENAME TO "ix_old_name";

-- comment of column title
COMMENT ON COLUMN "article"."title" IS NULL;

-- columns words, doubled
ALTER TABLE "article"
    ALTER COLUMN "words" TYPE INTEGER,
    ADD COLUMN "doubled" INTEGER GENERATED ALWAYS AS ("words" * 2) STORED;

-- checks ck_words, ck_kind
ALTER TABLE "article"
    ADD CONSTRAINT "ck_words" CHECK ("words" >= 0),
    ADD CONSTRAINT "ck_kind" CHECK ("kind" <> '');

-- index ix_doubled
CREATE INDEX "ix_doubled" ON "article" ("doubled");

-- index ix_words
CREATE INDEX "ix_words" ON "article" ("words");

-- full-text index article_search
ALTER TABLE "article"
    ADD COLUMN "article_search_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("title", '') || ' ' || coalesce("body", ''))
    ) STORED;
CREATE INDEX "article_search" ON "article" USING gin ("article_search_vector");

-- comment of table article
COMMENT ON TABLE "article" IS 'before';

-- view short_articles
CREATE VIEW "short_articles" AS
SELECT id, title FROM article WHERE words < 100;

-- view short_titles
CREATE VIEW "short_titles" AS
SELECT title FROM short_articles;
