-- index ix]`"
DROP INDEX [ix]]`"] ON [we'ird"er];
GO

-- primary key pk_we'ird"er
ALTER TABLE [we'ird"er] DROP CONSTRAINT [pk_we'ird"er];
GO

-- table we"ird
EXEC sp_rename N'[we''ird"er]', N'we"ird', N'OBJECT';
GO

-- constraint df_we"ird_x]y
EXEC sp_rename N'[df_we''ird"er_x[]]y]', N'df_we"ird_x]y', N'OBJECT';
GO

-- column a`b
EXEC sp_rename N'[we"ird].[a"b]', N'a`b', N'COLUMN';
GO

-- column x]y
EXEC sp_rename N'[we"ird].[x[]]y]', N'x]y', N'COLUMN';
GO

-- column a`b
ALTER TABLE [we"ird] ALTER COLUMN [a`b] INT NOT NULL;
GO

-- default of column x]y
ALTER TABLE [we"ird] DROP CONSTRAINT [df_we"ird_x]]y];
GO

-- column x]y
ALTER TABLE [we"ird] ALTER COLUMN [x]]y] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- default of column x]y
ALTER TABLE [we"ird] ADD CONSTRAINT [df_we"ird_x]]y] DEFAULT N'O''Neil' FOR [x]]y];
GO

-- comment of column x]y
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_dropextendedproperty @name = N'MS_Description',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'we"ird',
    @level2type = N'COLUMN', @level2name = N'x]y';
GO

-- primary key pk_we"ird
ALTER TABLE [we"ird]
    ADD CONSTRAINT [pk_we"ird] PRIMARY KEY ([a`b]);
GO

-- index ix"`]
CREATE INDEX [ix"`]]] ON [we"ird] ([x]]y]);
