-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- check: authors.ck_name
-- finds: rows of `authors` that violate `ck_name`
-- shows: id
-- reads: authors
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `authors`
WHERE NOT `name` <> '';

-- check: books.ck_shelf
-- finds: rows of `books` that violate `ck_shelf`
-- shows: id
-- reads: books
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `books`
WHERE NOT `shelf` > 1;

-- foreign_key: notes.fk_notes_book_id
-- finds: columns of `books` that differ in type or collation from those that `fk_notes_book_id` ties to them
-- reads: books
SELECT CONCAT('book_id', ' is to be ', 'bigint', ', and ', other.table_name , '.', other.column_name , ' is ', other.column_type, COALESCE(CONCAT(' ', other.collation_name), '')) AS `shown`
FROM information_schema.columns AS other
WHERE other.table_schema = DATABASE() AND other.table_name = 'books' AND other.column_name = 'id'
    AND (CASE WHEN other.data_type LIKE '%char' OR other.data_type LIKE '%text' THEN 'text' WHEN other.data_type LIKE '%int' THEN CONCAT(other.data_type, IF(other.column_type LIKE '%unsigned%', ' unsigned', '')) ELSE other.data_type END <> 'bigint' OR other.collation_name <> 'utf8mb4_bin');
