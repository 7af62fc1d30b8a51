-- 20261122120000 create_claims: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

-- table __tablewright_history
-- The migrations that this database has run, kept by Tablewright.
CREATE TABLE IF NOT EXISTS "__tablewright_history" (
    -- The version of a migration that has run; versions order bytewise.
    "version"     VARCHAR(50)  NOT NULL,
    -- The name of the migration.
    "name"        VARCHAR(255) NOT NULL,
    -- The fingerprint of the schema that the migration leads to.
    "fingerprint" VARCHAR(64)  NOT NULL,
    -- When it ran, in UTC.
    "applied_at"  TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk___tablewright_history" PRIMARY KEY ("version")
);

-- table claims
CREATE TABLE "claims" (
    "id"   INTEGER      NOT NULL CONSTRAINT "pk_claims" PRIMARY KEY,
    "text" VARCHAR(200) NOT NULL
);

-- view claim_texts
CREATE VIEW "claim_texts" AS
SELECT text FROM claims;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('20261122120000', 'create_claims', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
