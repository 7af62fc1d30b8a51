-- index ix_sale_shout
DROP INDEX [ix_sale_shout] ON [sale];

-- index ix_sale_total
DROP INDEX [ix_sale_total] ON [sale];
GO

-- column total
ALTER TABLE [sale] DROP COLUMN [total];
GO

-- column shout
ALTER TABLE [sale] DROP COLUMN [shout];
GO

-- column price
EXEC sp_rename N'[sale].[cost]', N'price', N'COLUMN';
GO

-- column price
ALTER TABLE [sale] ALTER COLUMN [price] INT NOT NULL;
GO

-- column note
ALTER TABLE [sale] ALTER COLUMN [note] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- column total
ALTER TABLE [sale] ADD [total] AS (CAST([price] * [pieces] AS INT)) PERSISTED;
GO

-- column shout
ALTER TABLE [sale] ADD [shout] AS (CAST(upper([note]) AS NVARCHAR(40)));
GO

-- index ix_sale_shout
CREATE INDEX [ix_sale_shout] ON [sale] ([shout]);

-- index ix_sale_total
CREATE INDEX [ix_sale_total] ON [sale] ([total]);
