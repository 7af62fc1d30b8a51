-- full-text index search_pages
DROP TRIGGER "search_pages_insert";
DROP TRIGGER "search_pages_delete";
DROP TRIGGER "search_pages_update";
DROP TABLE "search_pages";

-- full-text index articles_search
DROP TRIGGER "articles_search_insert";
DROP TRIGGER "articles_search_delete";
DROP TRIGGER "articles_search_update";
DROP TABLE "articles_search";

-- table pages
DROP TABLE "pages";

-- table articles
DROP TABLE "articles";
