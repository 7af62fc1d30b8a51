-- full-text index search_pages
ALTER TABLE "pages" DROP COLUMN "search_pages_vector";

-- full-text index articles_search
ALTER TABLE "articles" DROP COLUMN "articles_search_vector";

-- table pages
DROP TABLE "pages";

-- table articles
DROP TABLE "articles";
