-- 2026-11-30-095419 text_and_json_on_sql_server: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-095419', 'text_and_json_on_sql_server', '48672477ce824db0b68966ba0ffd3a18e0cb8e33327885b0bc33ecc6ae6885f5');
