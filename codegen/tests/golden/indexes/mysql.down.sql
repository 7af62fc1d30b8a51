-- table documents
DROP TABLE `documents`;
