-- index ix_thing_price
DROP INDEX [ix_thing_price] ON [thing];

-- index uq_thing_token
DROP INDEX [uq_thing_token] ON [thing];
GO

-- column token
ALTER TABLE [thing] ADD [token_after] UNIQUEIDENTIFIER NULL;
GO
UPDATE [thing] SET [token_after] = CONVERT(UNIQUEIDENTIFIER, [token]);
GO
ALTER TABLE [thing] DROP COLUMN [token];
GO

-- column token
EXEC sp_rename N'[thing].[token_after]', N'token', N'COLUMN';
GO

-- column made_at
ALTER TABLE [thing] ADD [made_at_after] DATETIME2(6) NULL;
GO
UPDATE [thing] SET [made_at_after] = CONVERT(DATETIME2(6), [made_at]);
GO
ALTER TABLE [thing] DROP COLUMN [made_at];
GO

-- column made_at
EXEC sp_rename N'[thing].[made_at_after]', N'made_at', N'COLUMN';
GO

-- column seen_at
ALTER TABLE [thing] ALTER COLUMN [seen_at] DATETIMEOFFSET(6) NULL;
GO

-- column price
ALTER TABLE [thing] ADD [price_after] DECIMAL(8, 2) NULL;
GO
UPDATE [thing] SET [price_after] = CONVERT(DECIMAL(8, 2), [price]);
GO
ALTER TABLE [thing] DROP COLUMN [price];
GO

-- column price
EXEC sp_rename N'[thing].[price_after]', N'price', N'COLUMN';
GO

-- column raw
ALTER TABLE [thing] ADD [raw_after] VARBINARY(MAX) NULL;
GO
UPDATE [thing] SET [raw_after] = CONVERT(VARBINARY(MAX), CONVERT(VARCHAR(MAX), [raw]));
GO
ALTER TABLE [thing] DROP COLUMN [raw];
GO

-- column raw
EXEC sp_rename N'[thing].[raw_after]', N'raw', N'COLUMN';
GO

-- column many
ALTER TABLE [thing] ALTER COLUMN [many] BIGINT NULL;
GO

-- check ck_thing_body_json
ALTER TABLE [thing]
    ADD CONSTRAINT [ck_thing_body_json] CHECK (ISJSON([body]) = 1);
GO

-- index ix_thing_price
CREATE INDEX [ix_thing_price] ON [thing] ([price]);

-- index uq_thing_token
CREATE UNIQUE INDEX [uq_thing_token] ON [thing] ([token]) WHERE [token] IS NOT NULL;
