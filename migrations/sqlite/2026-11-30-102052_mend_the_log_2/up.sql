-- 2026-11-30-102052 mend_the_log_2: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-102052', 'mend_the_log_2', '66f3e17e50e790b468641eb3cc4ed5b678147b361f8f53100108194708256194');
