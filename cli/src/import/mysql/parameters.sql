-- The parameters of every routine of the current database, in order.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA PARAMETERS Table" (position 0 is what a function returns).
SELECT
    SPECIFIC_NAME AS routine,
    CAST(ROUTINE_TYPE AS CHAR) AS kind,
    CAST(PARAMETER_MODE AS CHAR) AS mode,
    PARAMETER_NAME AS name,
    CAST(DTD_IDENTIFIER AS CHAR) AS type_text,
    CHARACTER_SET_NAME AS character_set,
    COLLATION_NAME AS collation_name
FROM information_schema.PARAMETERS
WHERE SPECIFIC_SCHEMA = DATABASE() AND ORDINAL_POSITION > 0
ORDER BY SPECIFIC_NAME, ROUTINE_TYPE, ORDINAL_POSITION
