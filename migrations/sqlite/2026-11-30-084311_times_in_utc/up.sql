-- 2026-11-30-084311 times_in_utc: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-084311', 'times_in_utc', '3599cf192452d77163ab9987f255ea0cf65c13b91c580159738aa0ab413ff9d8');
