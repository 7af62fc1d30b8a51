-- check ck_reading_packed_json
ALTER TABLE [reading] DROP CONSTRAINT [ck_reading_packed_json];
GO

-- column short
ALTER TABLE [reading] ADD [short_after] REAL NULL;
GO
UPDATE [reading] SET [short_after] = CONVERT(REAL, [short]);
GO
ALTER TABLE [reading] DROP COLUMN [short];
GO

-- column short
EXEC sp_rename N'[reading].[short_after]', N'short', N'COLUMN';
GO

-- column short
ALTER TABLE [reading] ALTER COLUMN [short] REAL NOT NULL;
GO

-- column wide
ALTER TABLE [reading] ADD [wide_after] FLOAT(53) NULL;
GO
UPDATE [reading] SET [wide_after] = CONVERT(FLOAT(53), [wide]);
GO
ALTER TABLE [reading] DROP COLUMN [wide];
GO

-- column wide
EXEC sp_rename N'[reading].[wide_after]', N'wide', N'COLUMN';
GO

-- column wide
ALTER TABLE [reading] ALTER COLUMN [wide] FLOAT(53) NOT NULL;
GO

-- column packed
ALTER TABLE [reading] ADD [packed_after] REAL NULL;
GO
UPDATE [reading] SET [packed_after] = CONVERT(REAL, [packed]);
GO
ALTER TABLE [reading] DROP COLUMN [packed];
GO

-- column packed
EXEC sp_rename N'[reading].[packed_after]', N'packed', N'COLUMN';
GO

-- column packed
ALTER TABLE [reading] ALTER COLUMN [packed] REAL NOT NULL;
GO
