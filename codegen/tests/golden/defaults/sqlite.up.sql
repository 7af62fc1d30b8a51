-- table settings
CREATE TABLE "settings" (
    "id"          INTEGER        NOT NULL CONSTRAINT "pk_settings" PRIMARY KEY AUTOINCREMENT,
    "enabled"     BOOLEAN        NOT NULL DEFAULT 1,
    "disabled"    BOOLEAN        DEFAULT 0,
    "attempts"    INTEGER        NOT NULL DEFAULT 0,
    "offset_days" INTEGER        NOT NULL DEFAULT -7,
    "ratio"       DOUBLE         NOT NULL DEFAULT 0.5,
    "price"       DECIMAL(10, 2) NOT NULL DEFAULT 9.99,
    "title"       VARCHAR(200)   NOT NULL DEFAULT 'it''s \ new',
    "body"        TEXT           NOT NULL DEFAULT '',
    "options"     TEXT           NOT NULL DEFAULT '{}',
    "empty"       VARCHAR(10)    DEFAULT NULL,
    "created_at"  TIMESTAMP      NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at"     TIMESTAMP      NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day"         DATE           NOT NULL DEFAULT (CURRENT_DATE),
    "computed"    INTEGER        NOT NULL DEFAULT (2 + 3 * 4),
    "token"       VARCHAR(36)    DEFAULT (lower(hex(randomblob(16)))),
    CONSTRAINT "ck_settings_options_json" CHECK (json_valid("options"))
);
