-- index ix_sale_shout
DROP INDEX [ix_sale_shout] ON [sale];

-- index ix_sale_total
DROP INDEX [ix_sale_total] ON [sale];
GO

-- column total
ALTER TABLE [sale] ADD [total_after] INT NULL;
GO
UPDATE [sale] SET [total_after] = CONVERT(INT, [total]);
GO
ALTER TABLE [sale] DROP COLUMN [total];
GO

-- column total
EXEC sp_rename N'[sale].[total_after]', N'total', N'COLUMN';
GO

-- column shout
ALTER TABLE [sale] ADD [shout_after] NVARCHAR(40) NULL;
GO
UPDATE [sale] SET [shout_after] = CONVERT(NVARCHAR(40), [shout]);
GO
ALTER TABLE [sale] DROP COLUMN [shout];
GO

-- column shout
EXEC sp_rename N'[sale].[shout_after]', N'shout', N'COLUMN';
GO

-- column cost
EXEC sp_rename N'[sale].[price]', N'cost', N'COLUMN';
GO

-- column cost
ALTER TABLE [sale] ALTER COLUMN [cost] BIGINT NOT NULL;
GO

-- column note
ALTER TABLE [sale] ALTER COLUMN [note] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- column total
ALTER TABLE [sale] ALTER COLUMN [total] BIGINT NULL;
GO

-- column shout
ALTER TABLE [sale] ALTER COLUMN [shout] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- index ix_sale_shout
CREATE INDEX [ix_sale_shout] ON [sale] ([shout]);

-- index ix_sale_total
CREATE INDEX [ix_sale_total] ON [sale] ([total]);
