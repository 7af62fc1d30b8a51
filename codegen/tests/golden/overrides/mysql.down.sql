-- table chunks
DROP TABLE `chunks`;
