-- The events of the current database.
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
FROM information_schema.EVENTS
WHERE EVENT_SCHEMA = DATABASE()
    -- The modes of the session that made it, if they change what its statements mean.
    AND NOT SQL_MODE REGEXP '(^|,)(ANSI_QUOTES|NO_BACKSLASH_ESCAPES|HIGH_NOT_PRECEDENCE|EMPTY_STRING_IS_NULL|ORACLE)(,|$)'
    AND NOT (FIND_IN_SET('PIPES_AS_CONCAT', SQL_MODE) = 0 AND INSTR(EVENT_DEFINITION, '||') > 0)
ORDER BY EVENT_NAME
