-- The routines and events of the current database, and why one is left out: nothing if it is kept. Queries for them go on
-- behind this.
--
-- The modes of the session that made one may change what its statements mean.
-- Source: MySQL 8.4 and MariaDB, "INFORMATION_SCHEMA Tables": ROUTINES, EVENTS.
WITH own_routine AS (
    SELECT item.*,
        CASE
            WHEN ROUTINE_TYPE NOT IN ('PROCEDURE', 'FUNCTION') THEN 'is left out'
            WHEN ROUTINE_DEFINITION IS NULL THEN 'is left out: this user may not read its body'
            WHEN SQL_MODE REGEXP '(^|,)(ANSI_QUOTES|NO_BACKSLASH_ESCAPES|HIGH_NOT_PRECEDENCE|EMPTY_STRING_IS_NULL|ORACLE)(,|$)'
                OR FIND_IN_SET('PIPES_AS_CONCAT', SQL_MODE) = 0 AND INSTR(ROUTINE_DEFINITION, '||') > 0
                THEN 'is left out: it was made in modes that change what it means'
        END AS lost
    FROM information_schema.ROUTINES AS item
    WHERE ROUTINE_SCHEMA = DATABASE()
), own_event AS (
    SELECT item.*,
        CASE
            WHEN SQL_MODE REGEXP '(^|,)(ANSI_QUOTES|NO_BACKSLASH_ESCAPES|HIGH_NOT_PRECEDENCE|EMPTY_STRING_IS_NULL|ORACLE)(,|$)'
                OR FIND_IN_SET('PIPES_AS_CONCAT', SQL_MODE) = 0 AND INSTR(EVENT_DEFINITION, '||') > 0
                THEN 'is left out: it was made in modes that change what it means'
        END AS lost
    FROM information_schema.EVENTS AS item
    WHERE EVENT_SCHEMA = DATABASE()
)
