-- The triggers of the current database.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA TRIGGERS Table".
SELECT
    EVENT_OBJECT_TABLE AS table_name,
    TRIGGER_NAME AS name,
    ACTION_TIMING AS timing,
    EVENT_MANIPULATION AS event,
    ACTION_STATEMENT AS statement
FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = DATABASE()
ORDER BY TRIGGER_NAME
