-- 2026-11-30-005320 first: up, SQL Server
-- Generated from schema.yaml by Tablewright.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- table __tablewright_history
IF OBJECT_ID(N'[__tablewright_history]', N'U') IS NULL
BEGIN
CREATE TABLE [__tablewright_history] (
    [version]     NVARCHAR(50)  NOT NULL,
    [name]        NVARCHAR(255) NOT NULL,
    [fingerprint] NVARCHAR(64)  NOT NULL,
    [applied_at]  DATETIME2(6)  NOT NULL CONSTRAINT [df___tablewright_history_applied_at] DEFAULT SYSUTCDATETIME(),
    CONSTRAINT [pk___tablewright_history] PRIMARY KEY ([version])
);
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The migrations that this database has run, kept by Tablewright.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The version of a migration that has run; versions order bytewise.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'version';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The name of the migration.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'name';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The fingerprint of the schema that the migration leads to.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'fingerprint';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'When it ran, in UTC.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'applied_at';
END;
GO

-- table author
CREATE TABLE [author] (
    [id]       BIGINT            IDENTITY(1, 1) NOT NULL,
    [name]     NVARCHAR(80)      NOT NULL,
    [home]     NVARCHAR(MAX)     NOT NULL CONSTRAINT [df_author_home] DEFAULT N'C:\temp\new',
    [settings] NVARCHAR(MAX)     NOT NULL CONSTRAINT [df_author_settings] DEFAULT N'{}',
    [made_at]  DATETIME2(6)      NOT NULL CONSTRAINT [df_author_made_at] DEFAULT SYSUTCDATETIME(),
    [seen_at]  DATETIMEOFFSET(6) NULL CONSTRAINT [df_author_seen_at] DEFAULT SYSUTCDATETIME(),
    [kept_at]  DATETIME2(6)      NOT NULL CONSTRAINT [df_author_kept_at] DEFAULT SYSUTCDATETIME(),
    [zoned_at] DATETIME2(6)      NOT NULL CONSTRAINT [df_author_zoned_at] DEFAULT SYSUTCDATETIME(),
    [short_at] DATETIME2(6)      NOT NULL CONSTRAINT [df_author_short_at] DEFAULT SYSUTCDATETIME(),
    [born_on]  DATE              NOT NULL CONSTRAINT [df_author_born_on] DEFAULT (CAST(SYSUTCDATETIME() AS DATE)),
    CONSTRAINT [pk_author] PRIMARY KEY ([id]),
    CONSTRAINT [uq_author_name] UNIQUE ([name]),
    CONSTRAINT [ck_author_settings_json] CHECK (ISJSON([settings]) = 1)
);

-- table book
CREATE TABLE [book] (
    [id]     BIGINT         IDENTITY(1, 1) NOT NULL,
    [author] BIGINT         NOT NULL,
    [title]  NVARCHAR(MAX)  NOT NULL,
    [state]  NVARCHAR(4)    NOT NULL CONSTRAINT [df_book_state] DEFAULT N'open',
    [price]  DECIMAL(10, 2) NULL,
    CONSTRAINT [pk_book] PRIMARY KEY ([id]),
    CONSTRAINT [fk_book_author] FOREIGN KEY ([author]) REFERENCES [author] ([id]) ON DELETE CASCADE,
    CONSTRAINT [ck_book_state_enum] CHECK ([state] IN (N'open', N'shut')),
    CONSTRAINT [ck_book_title] CHECK ([title] <> N'' AND [title] <> N'\')
);

-- index ix_book_state
CREATE INDEX [ix_book_state] ON [book] ([state]);

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-30-005320', N'first', N'3250f9c384a026930779038c55368bee8d9221d96aae346746f9984f22913851');
