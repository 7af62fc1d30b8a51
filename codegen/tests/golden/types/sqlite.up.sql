-- table everything
CREATE TABLE "everything" (
    "id"            INTEGER        NOT NULL CONSTRAINT "pk_everything" PRIMARY KEY,
    "a_bool"        BOOLEAN        NOT NULL,
    "a_smallint"    SMALLINT       NOT NULL,
    "an_integer"    INTEGER        NOT NULL,
    "a_bigint"      BIGINT         NOT NULL,
    "a_float"       FLOAT          NOT NULL,
    "a_double"      DOUBLE         NOT NULL,
    "a_decimal"     DECIMAL(10, 2) NOT NULL,
    "a_text"        TEXT           NOT NULL,
    "a_string"      VARCHAR(40)    NOT NULL,
    "some_bytes"    BLOB           NOT NULL,
    "a_date"        DATE           NOT NULL,
    "a_time"        TIME           NOT NULL,
    "a_timestamp"   TIMESTAMP      NOT NULL,
    "a_timestamptz" TIMESTAMP      NOT NULL,
    "a_uuid"        BLOB           NOT NULL,
    "a_json"        TEXT           NOT NULL,
    CONSTRAINT "ck_everything_a_json_json" CHECK (json_valid("a_json"))
);

-- table nothing
CREATE TABLE "nothing" (
    "id"            INTEGER        NOT NULL,
    "a_bool"        BOOLEAN,
    "a_smallint"    SMALLINT,
    "an_integer"    INTEGER,
    "a_bigint"      BIGINT,
    "a_float"       FLOAT,
    "a_double"      DOUBLE,
    "a_decimal"     DECIMAL(38, 0),
    "a_text"        TEXT,
    "a_string"      VARCHAR(1),
    "some_bytes"    BLOB,
    "a_date"        DATE,
    "a_time"        TIME,
    "a_timestamp"   TIMESTAMP,
    "a_timestamptz" TIMESTAMP,
    "a_uuid"        BLOB,
    "a_json"        TEXT,
    CONSTRAINT "pk_nothing" PRIMARY KEY ("id"),
    CONSTRAINT "ck_nothing_a_json_json" CHECK ("a_json" IS NULL OR json_valid("a_json"))
);
