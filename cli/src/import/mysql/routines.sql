-- The procedures and functions of the current database that are kept.
-- It begins with `programs.sql`.
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
FROM own_routine
WHERE lost IS NULL
ORDER BY ROUTINE_TYPE, ROUTINE_NAME
