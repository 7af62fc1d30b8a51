-- 2026-11-30-005320 first: up, SQLite
-- Generated from schema.yaml by Tablewright.

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

-- table author
CREATE TABLE "author" (
    "id"       INTEGER     NOT NULL CONSTRAINT "pk_author" PRIMARY KEY,
    "name"     VARCHAR(80) NOT NULL,
    "home"     TEXT        NOT NULL DEFAULT 'C:\temp\new',
    "settings" TEXT        NOT NULL DEFAULT '{}',
    "made_at"  TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at"  TIMESTAMP   DEFAULT CURRENT_TIMESTAMP,
    "kept_at"  TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "zoned_at" TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "short_at" TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "born_on"  DATE        NOT NULL DEFAULT (CURRENT_DATE),
    CONSTRAINT "uq_author_name" UNIQUE ("name"),
    CONSTRAINT "ck_author_settings_json" CHECK (json_valid("settings"))
);

-- table book
CREATE TABLE "book" (
    "id"     INTEGER        NOT NULL CONSTRAINT "pk_book" PRIMARY KEY,
    "author" BIGINT         NOT NULL,
    "title"  TEXT           NOT NULL,
    "state"  VARCHAR(4)     NOT NULL DEFAULT 'open',
    "price"  DECIMAL(10, 2),
    CONSTRAINT "fk_book_author" FOREIGN KEY ("author") REFERENCES "author" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_book_state_enum" CHECK ("state" IN ('open', 'shut')),
    CONSTRAINT "ck_book_title" CHECK ("title" <> '' AND "title" <> '\')
);

-- index ix_book_state
CREATE INDEX "ix_book_state" ON "book" ("state");

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-30-005320', 'first', '3250f9c384a026930779038c55368bee8d9221d96aae346746f9984f22913851');
