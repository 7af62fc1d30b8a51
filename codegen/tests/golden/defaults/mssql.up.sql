-- table settings
CREATE TABLE [settings] (
    [id]          INT               IDENTITY(1, 1) NOT NULL,
    [enabled]     BIT               NOT NULL CONSTRAINT [df_settings_enabled] DEFAULT 1,
    [disabled]    BIT               NULL CONSTRAINT [df_settings_disabled] DEFAULT 0,
    [attempts]    INT               NOT NULL CONSTRAINT [df_settings_attempts] DEFAULT 0,
    [offset_days] INT               NOT NULL CONSTRAINT [df_settings_offset_days] DEFAULT -7,
    [ratio]       FLOAT(53)         NOT NULL CONSTRAINT [df_settings_ratio] DEFAULT 0.5,
    [price]       DECIMAL(10, 2)    NOT NULL CONSTRAINT [df_settings_price] DEFAULT 9.99,
    [title]       NVARCHAR(200)     COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_settings_title] DEFAULT N'it''s \ new',
    [body]        NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_settings_body] DEFAULT N'',
    [options]     NVARCHAR(MAX)     COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_settings_options] DEFAULT N'{}',
    [empty]       NVARCHAR(10)      COLLATE Latin1_General_100_BIN2 NULL CONSTRAINT [df_settings_empty] DEFAULT NULL,
    [created_at]  DATETIME2(6)      NOT NULL CONSTRAINT [df_settings_created_at] DEFAULT SYSUTCDATETIME(),
    [seen_at]     DATETIMEOFFSET(6) NOT NULL CONSTRAINT [df_settings_seen_at] DEFAULT SYSUTCDATETIME(),
    [day]         DATE              NOT NULL CONSTRAINT [df_settings_day] DEFAULT (CAST(SYSUTCDATETIME() AS DATE)),
    [computed]    INT               NOT NULL CONSTRAINT [df_settings_computed] DEFAULT (2 + 3 * 4),
    [token]       NVARCHAR(36)      COLLATE Latin1_General_100_BIN2 NULL CONSTRAINT [df_settings_token] DEFAULT (lower(newid())),
    CONSTRAINT [pk_settings] PRIMARY KEY ([id]),
    CONSTRAINT [ck_settings_options_json] CHECK (ISJSON([options]) = 1 OR ISJSON(N'[' + [options] + N']') = 1 AND ISJSON(N'{"a":' + [options] + N'}') = 1)
);
