-- The procedures and functions of the current database, without those whose body its user may not read.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA ROUTINES Table".
SELECT
    ROUTINE_NAME AS name,
    CAST(ROUTINE_TYPE AS CHAR) AS kind,
    CAST(DTD_IDENTIFIER AS CHAR) AS returned,
    CHARACTER_SET_NAME AS character_set,
    COLLATION_NAME AS collation_name,
    IS_DETERMINISTIC = 'YES' AS is_deterministic,
    CAST(SQL_DATA_ACCESS AS CHAR) AS data_access,
    CAST(SECURITY_TYPE AS CHAR) AS security,
    CAST(ROUTINE_COMMENT AS CHAR) AS comment,
    CAST(ROUTINE_DEFINITION AS CHAR) AS body
FROM information_schema.ROUTINES
WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE IN ('PROCEDURE', 'FUNCTION') AND ROUTINE_DEFINITION IS NOT NULL
    -- The modes of the session that made it, if they change what its statements mean.
    AND NOT SQL_MODE REGEXP '(^|,)(ANSI_QUOTES|NO_BACKSLASH_ESCAPES|HIGH_NOT_PRECEDENCE|EMPTY_STRING_IS_NULL|ORACLE)(,|$)'
    AND NOT (FIND_IN_SET('PIPES_AS_CONCAT', SQL_MODE) = 0 AND INSTR(ROUTINE_DEFINITION, '||') > 0)
ORDER BY ROUTINE_TYPE, ROUTINE_NAME
