-- raw SQL seed
DELETE FROM things;

-- table things
DROP TABLE `things`;
