-- table scores
DROP TABLE `scores`;
