-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- foreign_key: comes.fk_comes_stays_id
-- finds: columns of `stays` that differ in type or collation from those that `fk_comes_stays_id` ties to them
-- reads: stays
SELECT CONCAT('stays_id', ' is to be ', 'integer', ', and ', other.table_name , '.', other.column_name , ' is ', other.column_type, COALESCE(CONCAT(' ', other.collation_name), '')) AS `shown`
FROM information_schema.columns AS other
WHERE other.table_schema = DATABASE() AND other.table_name = 'stays' AND other.column_name = 'id'
    AND (CASE WHEN other.data_type LIKE '%char' OR other.data_type LIKE '%text' THEN 'text' WHEN other.data_type LIKE '%int' THEN CONCAT(other.data_type, IF(other.column_type LIKE '%unsigned%', ' unsigned', '')) ELSE other.data_type END <> 'int' OR other.collation_name <> 'utf8mb4_bin');
