-- full-text index chunks_search
DROP TRIGGER "chunks_search_insert";
DROP TRIGGER "chunks_search_delete";
DROP TRIGGER "chunks_search_update";
DROP TABLE "chunks_search";

-- table chunks
DROP TABLE "chunks";
