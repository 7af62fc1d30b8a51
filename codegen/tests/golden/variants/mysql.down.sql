-- table logs
DROP TABLE `logs`;

-- table authors
DROP TABLE `authors`;
