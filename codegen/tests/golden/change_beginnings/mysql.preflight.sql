-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: note.tag
-- finds: rows of `note` whose `tag` does not fit `string(25)`
-- shows: id
-- reads: note
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `note`
WHERE CHAR_LENGTH(TRIM(TRAILING ' ' FROM `tag`)) > 25;

-- unique: note.uq_place
-- finds: values of `place` that several rows of `note` have
-- shows: place
-- reads: note
SELECT COALESCE(CAST(`key_1` AS CHAR), 'NULL') AS `shown`
FROM (SELECT substr(`place`, 1, 10) AS `key_1` FROM `note`) AS `keyed`
WHERE `key_1` IS NOT NULL
GROUP BY `key_1`
HAVING COUNT(*) > 1;

-- unique: note.uq_title
-- finds: values of `title` that several rows of `note` have
-- shows: title
-- reads: note
SELECT COALESCE(CAST(`key_1` AS CHAR), 'NULL') AS `shown`
FROM (SELECT substr(`title`, 1, 40) AS `key_1` FROM `note`) AS `keyed`
WHERE `key_1` IS NOT NULL
GROUP BY `key_1`
HAVING COUNT(*) > 1;

-- primary_key: word
-- finds: values of `word`, `language` that several rows of `word` have
-- shows: word, language
-- reads: word
SELECT CONCAT_WS(', ', COALESCE(CAST(`key_1` AS CHAR), 'NULL'), COALESCE(CAST(`key_2` AS CHAR), 'NULL')) AS `shown`
FROM (SELECT substr(`word`, 1, 20) AS `key_1`, `language` AS `key_2` FROM `word`) AS `keyed`
WHERE `key_1` IS NOT NULL AND `key_2` IS NOT NULL
GROUP BY `key_1`, `key_2`
HAVING COUNT(*) > 1;
