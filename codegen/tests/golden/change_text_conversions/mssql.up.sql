-- index ix_thing_price
DROP INDEX [ix_thing_price] ON [thing];

-- index uq_thing_token
DROP INDEX [uq_thing_token] ON [thing];
GO

-- check ck_thing_body_json
ALTER TABLE [thing] DROP CONSTRAINT [ck_thing_body_json];
GO

-- column token
ALTER TABLE [thing] ADD [token_after] NVARCHAR(36) NULL;
GO
UPDATE [thing] SET [token_after] = lower(CONVERT(NVARCHAR(36), [token]));
GO
ALTER TABLE [thing] DROP COLUMN [token];
GO

-- column token
EXEC sp_rename N'[thing].[token_after]', N'token', N'COLUMN';
GO

-- column made_at
ALTER TABLE [thing] ADD [made_at_after] NVARCHAR(40) NULL;
GO
UPDATE [thing] SET [made_at_after] = CONVERT(NVARCHAR(40), [made_at], 121);
GO
ALTER TABLE [thing] DROP COLUMN [made_at];
GO

-- column made_at
EXEC sp_rename N'[thing].[made_at_after]', N'made_at', N'COLUMN';
GO

-- column seen_at
ALTER TABLE [thing] ALTER COLUMN [seen_at] DATETIME2(6) NULL;
GO

-- column price
ALTER TABLE [thing] ADD [price_after] NVARCHAR(20) NULL;
GO
UPDATE [thing] SET [price_after] = CONVERT(NVARCHAR(20), [price]);
GO
ALTER TABLE [thing] DROP COLUMN [price];
GO

-- column price
EXEC sp_rename N'[thing].[price_after]', N'price', N'COLUMN';
GO

-- column raw
ALTER TABLE [thing] ADD [raw_after] NVARCHAR(MAX) NULL;
GO
UPDATE [thing] SET [raw_after] = CONVERT(NVARCHAR(MAX), CONVERT(VARCHAR(MAX), [raw]));
GO
ALTER TABLE [thing] DROP COLUMN [raw];
GO

-- column raw
EXEC sp_rename N'[thing].[raw_after]', N'raw', N'COLUMN';
GO

-- column many
ALTER TABLE [thing] ALTER COLUMN [many] DECIMAL(20, 0) NULL;
GO

-- index ix_thing_price
CREATE INDEX [ix_thing_price] ON [thing] ([price]);

-- index uq_thing_token
CREATE UNIQUE INDEX [uq_thing_token] ON [thing] ([token]) WHERE [token] IS NOT NULL;
