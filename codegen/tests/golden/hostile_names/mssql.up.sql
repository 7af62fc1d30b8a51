-- table we"ird
CREATE TABLE [we"ird] (
    [select]   INT          IDENTITY(1, 1) NOT NULL,
    [a`b]      NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [x]]y]     NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
    [O'Neil]   NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
    [new
line] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
    [-- x]     INT          NULL,
    [bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb] INT         NULL CONSTRAINT [df_we"ird_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb_8f693fcb] DEFAULT 1,
    CONSTRAINT [pk_we"ird] PRIMARY KEY ([select]),
    CONSTRAINT [ck_we"ird_O'Neil] CHECK ([O'Neil] <> N'O''Neil')
);
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'O''Neil''s',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'we"ird';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'x]y; --',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'we"ird',
    @level2type = N'COLUMN', @level2name = N'x]y';
GO

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
CREATE TABLE [tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1] (
    [id]    INT NOT NULL,
    [order] INT NULL,
    CONSTRAINT [pk_ttttttttttttttttttttttttttttttttttttttttttttttttttt_c7d776ff] PRIMARY KEY ([id]),
    CONSTRAINT [fk_ttttttttttttttttttttttttttttttttttttttttttttttttttt_b55d9b80] FOREIGN KEY ([order]) REFERENCES [we"ird] ([select])
);

-- index ix'; DROP TABLE x; --
CREATE INDEX [ix'; DROP TABLE x; --] ON [we"ird] ([a`b]);

-- index ix_we"ird_-- x
CREATE INDEX [ix_we"ird_-- x] ON [we"ird] ([-- x]);

-- index uq_we"ird_new\nline
CREATE UNIQUE INDEX [uq_we"ird_new
line] ON [we"ird] ([new
line]) WHERE [new
line] IS NOT NULL;
GO

-- full-text index se"ar'ch
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'se"ar''ch')
        EXEC (N'CREATE FULLTEXT CATALOG [se"ar''ch]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[we"ird]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [we"ird] ([a`b] LANGUAGE 0, [x]]y] LANGUAGE 0, [O''Neil] LANGUAGE 0) KEY INDEX [pk_we"ird] ON [se"ar''ch] WITH CHANGE_TRACKING AUTO');
END;
GO
