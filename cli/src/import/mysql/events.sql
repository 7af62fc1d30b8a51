-- The events of the current database that are kept.
-- It begins with `programs.sql`.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA EVENTS Table".
SELECT
    EVENT_NAME AS name,
    CAST(EXECUTE_AT AS CHAR) AS execute_at,
    trim(BOTH '''' FROM INTERVAL_VALUE) AS interval_value,
    CAST(INTERVAL_FIELD AS CHAR) AS interval_field,
    CAST(STARTS AS CHAR) AS starts,
    CAST(ENDS AS CHAR) AS ends,
    CAST(STATUS AS CHAR) AS status,
    CAST(ON_COMPLETION AS CHAR) AS on_completion,
    CAST(EVENT_COMMENT AS CHAR) AS comment,
    CAST(EVENT_DEFINITION AS CHAR) AS body
FROM own_event
WHERE lost IS NULL
ORDER BY EVENT_NAME
