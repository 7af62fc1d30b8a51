-- index ix"`]
DROP INDEX [ix"`]]] ON [we"ird];
GO

-- primary key pk_we"ird
ALTER TABLE [we"ird] DROP CONSTRAINT [pk_we"ird];
GO

-- table we'ird"er
EXEC sp_rename N'[we"ird]', N'we''ird"er', N'OBJECT';
GO

-- constraint df_we'ird"er_x[]y
EXEC sp_rename N'[df_we"ird_x]]y]', N'df_we''ird"er_x[]y', N'OBJECT';
GO

-- column a"b
EXEC sp_rename N'[we''ird"er].[a`b]', N'a"b', N'COLUMN';
GO

-- column x[]y
EXEC sp_rename N'[we''ird"er].[x]]y]', N'x[]y', N'COLUMN';
GO

-- column a"b
ALTER TABLE [we'ird"er] ALTER COLUMN [a"b] BIGINT NOT NULL;
GO

-- default of column x[]y
ALTER TABLE [we'ird"er] DROP CONSTRAINT [df_we'ird"er_x[]]y];
GO

-- column x[]y
ALTER TABLE [we'ird"er] ALTER COLUMN [x[]]y] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column x[]y
ALTER TABLE [we'ird"er] ADD CONSTRAINT [df_we'ird"er_x[]]y] DEFAULT N'it''s' FOR [x[]]y];
GO

-- comment of column x[]y
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'it''s \ kept',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'we''ird"er',
    @level2type = N'COLUMN', @level2name = N'x[]y';
GO

-- primary key pk_we'ird"er
ALTER TABLE [we'ird"er]
    ADD CONSTRAINT [pk_we'ird"er] PRIMARY KEY ([a"b]);
GO

-- index ix]`"
CREATE INDEX [ix]]`"] ON [we'ird"er] ([x[]]y]);
