-- 2026-11-30-102051 mend_the_log_1: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- W0507: every row of `mended_values` is written anew, and nobody else can use the table meanwhile
-- W0506: while the index of `ix_mended_values_table_name_row_id` on `mended_values` is built, nothing can be written to the database
-- W0506: while the index of `ix_mended_values_table_name_row_key` on `mended_values` is built, nothing can be written to the database
-- No way back, as the spec says: what was NULL before and after

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- table mended_values
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table mended_values is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table mended_values is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('mended_values') WHERE name COLLATE NOCASE NOT IN ('id', 'table_name', 'row_key', 'row_key_2', 'row_id', 'column_name', 'old_value', 'old_number', 'old_bytes', 'new_value', 'new_number', 'action', 'reason', 'mended_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'mended_values' AND name COLLATE NOCASE NOT IN ('ix_mended_values_table_name_row_id', 'ix_mended_values_table_name_row_key')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('mended_values')) <> 14;
CREATE TABLE "__tablewright_rebuild" (
    "id"          INTEGER      NOT NULL CONSTRAINT "pk_mended_values" PRIMARY KEY,
    "table_name"  VARCHAR(63)  NOT NULL,
    "row_key"     VARCHAR(700),
    "row_key_2"   VARCHAR(100),
    "row_id"      BIGINT,
    "column_name" VARCHAR(63),
    "old_value"   TEXT,
    "old_number"  DOUBLE,
    "old_bytes"   BLOB,
    "new_value"   TEXT,
    "new_number"  DOUBLE,
    "action"      VARCHAR(10)  NOT NULL,
    "reason"      VARCHAR(200) NOT NULL,
    "mended_at"   TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ck_mended_values_action_enum" CHECK ("action" IN ('changed', 'removed'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "table_name", "row_key", "row_key_2", "row_id", "column_name", "old_value", "old_number", "old_bytes", "new_value", "new_number", "action", "reason", "mended_at")
    SELECT
        "id",
        "table_name",
        "row_key",
        "row_key_2",
        "row_id",
        "column_name",
        "old_value",
        "old_number",
        "old_bytes",
        "new_value",
        "new_number",
        "action",
        "reason",
        "mended_at"
    FROM "mended_values";
DROP TABLE "mended_values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "mended_values";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_mended_values_table_name_row_id
CREATE INDEX "ix_mended_values_table_name_row_id" ON "mended_values" ("table_name", "row_id");

-- index ix_mended_values_table_name_row_key
CREATE INDEX "ix_mended_values_table_name_row_key" ON "mended_values" ("table_name", "row_key");

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('mended_values')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('mended_values')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-30-102051';

-- Diesel's record, in the same transaction
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
DELETE FROM "__diesel_schema_migrations" WHERE "version" = '20261130102051';

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;
