-- table everything
CREATE TABLE [everything] (
    [id]            BIGINT            IDENTITY(1, 1) NOT NULL,
    [a_bool]        BIT               NOT NULL,
    [a_smallint]    SMALLINT          NOT NULL,
    [an_integer]    INT               NOT NULL,
    [a_bigint]      BIGINT            NOT NULL,
    [a_float]       REAL              NOT NULL,
    [a_double]      FLOAT(53)         NOT NULL,
    [a_decimal]     DECIMAL(10, 2)    NOT NULL,
    [a_text]        NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NOT NULL,
    [a_string]      NVARCHAR(40)      COLLATE Latin1_General_100_BIN2 NOT NULL,
    [some_bytes]    VARBINARY(MAX)    NOT NULL,
    [a_date]        DATE              NOT NULL,
    [a_time]        TIME(6)           NOT NULL,
    [a_timestamp]   DATETIME2(6)      NOT NULL,
    [a_timestamptz] DATETIMEOFFSET(6) NOT NULL,
    [a_uuid]        UNIQUEIDENTIFIER  NOT NULL,
    [a_json]        NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_everything] PRIMARY KEY ([id]),
    CONSTRAINT [ck_everything_a_json_json] CHECK (ISJSON([a_json]) = 1 OR ISJSON(N'[' + [a_json] + N']') = 1 AND ISJSON(N'{"a":' + [a_json] + N'}') = 1)
);

-- table nothing
CREATE TABLE [nothing] (
    [id]            INT               NOT NULL,
    [a_bool]        BIT               NULL,
    [a_smallint]    SMALLINT          NULL,
    [an_integer]    INT               NULL,
    [a_bigint]      BIGINT            NULL,
    [a_float]       REAL              NULL,
    [a_double]      FLOAT(53)         NULL,
    [a_decimal]     DECIMAL(38, 0)    NULL,
    [a_text]        NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NULL,
    [a_string]      NVARCHAR(1)       COLLATE Latin1_General_100_BIN2 NULL,
    [some_bytes]    VARBINARY(MAX)    NULL,
    [a_date]        DATE              NULL,
    [a_time]        TIME(6)           NULL,
    [a_timestamp]   DATETIME2(6)      NULL,
    [a_timestamptz] DATETIMEOFFSET(6) NULL,
    [a_uuid]        UNIQUEIDENTIFIER  NULL,
    [a_json]        NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_nothing] PRIMARY KEY ([id]),
    CONSTRAINT [ck_nothing_a_json_json] CHECK (ISJSON([a_json]) = 1 OR ISJSON(N'[' + [a_json] + N']') = 1 AND ISJSON(N'{"a":' + [a_json] + N'}') = 1)
);
