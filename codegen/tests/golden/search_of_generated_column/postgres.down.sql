-- full-text index chunks_search
ALTER TABLE "chunks" DROP COLUMN "chunks_search_vector";

-- table chunks
DROP TABLE "chunks";
