-- full-text index chunks_search
DROP INDEX `chunks_search` ON `chunks`;

-- table chunks
DROP TABLE `chunks`;
