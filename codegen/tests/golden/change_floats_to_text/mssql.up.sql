-- column short
ALTER TABLE [reading] ADD [short_after] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [short_after] = CONVERT(NVARCHAR(MAX), [short], 3);
GO
ALTER TABLE [reading] DROP COLUMN [short];
GO

-- column short
EXEC sp_rename N'[reading].[short_after]', N'short', N'COLUMN';
GO

-- column short
ALTER TABLE [reading] ALTER COLUMN [short] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- column wide
ALTER TABLE [reading] ADD [wide_after] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [wide_after] = CONVERT(NVARCHAR(MAX), [wide], 3);
GO
ALTER TABLE [reading] DROP COLUMN [wide];
GO

-- column wide
EXEC sp_rename N'[reading].[wide_after]', N'wide', N'COLUMN';
GO

-- column wide
ALTER TABLE [reading] ALTER COLUMN [wide] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- column packed
ALTER TABLE [reading] ADD [packed_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [packed_after] = CONVERT(NVARCHAR(MAX), [packed], 3);
GO
ALTER TABLE [reading] DROP COLUMN [packed];
GO

-- column packed
EXEC sp_rename N'[reading].[packed_after]', N'packed', N'COLUMN';
GO

-- column packed
ALTER TABLE [reading] ALTER COLUMN [packed] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- check ck_reading_packed_json
ALTER TABLE [reading]
    ADD CONSTRAINT [ck_reading_packed_json] CHECK (ISJSON([packed]) = 1 OR ISJSON(N'[' + [packed] + N']') = 1 AND ISJSON(N'{"a":' + [packed] + N'}') = 1);
GO
