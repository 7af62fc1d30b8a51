-- table everything
CREATE TABLE `everything` (
    `id`            BIGINT         NOT NULL AUTO_INCREMENT,
    `a_bool`        TINYINT(1)     NOT NULL,
    `a_smallint`    SMALLINT       NOT NULL,
    `an_integer`    INTEGER        NOT NULL,
    `a_bigint`      BIGINT         NOT NULL,
    `a_float`       FLOAT          NOT NULL,
    `a_double`      DOUBLE         NOT NULL,
    `a_decimal`     DECIMAL(10, 2) NOT NULL,
    `a_text`        LONGTEXT       NOT NULL,
    `a_string`      VARCHAR(40)    NOT NULL,
    `some_bytes`    LONGBLOB       NOT NULL,
    `a_date`        DATE           NOT NULL,
    `a_time`        TIME(6)        NOT NULL,
    `a_timestamp`   DATETIME(6)    NOT NULL,
    `a_timestamptz` DATETIME(6)    NOT NULL,
    `a_uuid`        BINARY(16)     NOT NULL,
    `a_json`        JSON           NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table nothing
CREATE TABLE `nothing` (
    `id`            INTEGER        NOT NULL,
    `a_bool`        TINYINT(1),
    `a_smallint`    SMALLINT,
    `an_integer`    INTEGER,
    `a_bigint`      BIGINT,
    `a_float`       FLOAT,
    `a_double`      DOUBLE,
    `a_decimal`     DECIMAL(38, 0),
    `a_text`        LONGTEXT,
    `a_string`      VARCHAR(1),
    `some_bytes`    LONGBLOB,
    `a_date`        DATE,
    `a_time`        TIME(6),
    `a_timestamp`   DATETIME(6),
    `a_timestamptz` DATETIME(6),
    `a_uuid`        BINARY(16),
    `a_json`        JSON,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
