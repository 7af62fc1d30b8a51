-- index ix_reading_amount
DROP INDEX [ix_reading_amount] ON [reading];
GO

-- check ck_small
ALTER TABLE [reading] DROP CONSTRAINT [ck_small];
GO

-- check ck_reading_body_json
ALTER TABLE [reading] DROP CONSTRAINT [ck_reading_body_json];
GO

-- primary key pk_reading
ALTER TABLE [reading] DROP CONSTRAINT [pk_reading];
GO

-- column id
ALTER TABLE [reading] ALTER COLUMN [id] INT NOT NULL;
GO

-- default of column amount
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_amount];
GO

-- column amount
ALTER TABLE [reading] ADD [amount_after] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [amount_after] = CONVERT(NVARCHAR(20), [amount]);
GO
ALTER TABLE [reading] DROP COLUMN [amount];
GO

-- column amount
EXEC sp_rename N'[reading].[amount_after]', N'amount', N'COLUMN';
GO

-- column amount
ALTER TABLE [reading] ALTER COLUMN [amount] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column amount
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_amount] DEFAULT N'0' FOR [amount];
GO

-- default of column active
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_active];
GO

-- column active
ALTER TABLE [reading] ADD [active_after] NVARCHAR(5) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [active_after] = CASE [active] WHEN 1 THEN N'true' WHEN 0 THEN N'false' END;
GO
ALTER TABLE [reading] DROP COLUMN [active];
GO

-- column active
EXEC sp_rename N'[reading].[active_after]', N'active', N'COLUMN';
GO

-- column active
ALTER TABLE [reading] ALTER COLUMN [active] NVARCHAR(5) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column active
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_active] DEFAULT N'true' FOR [active];
GO

-- column taken_at
ALTER TABLE [reading] ADD [taken_at_after] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [taken_at_after] = CONVERT(NVARCHAR(MAX), [taken_at], 121);
GO
ALTER TABLE [reading] DROP COLUMN [taken_at];
GO

-- column taken_at
EXEC sp_rename N'[reading].[taken_at_after]', N'taken_at', N'COLUMN';
GO

-- default of column small
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_small];
GO

-- column small
ALTER TABLE [reading] ALTER COLUMN [small] SMALLINT NOT NULL;
GO

-- default of column small
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_small] DEFAULT 1 FOR [small];
GO

-- default of column flag
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_flag];
GO

-- column flag
ALTER TABLE [reading] ADD [flag_after] BIT NULL;
GO
UPDATE [reading] SET [flag_after] = CASE WHEN lower([flag]) IN (N'true', N't', N'yes', N'on', N'1') THEN 1
    WHEN lower([flag]) IN (N'false', N'f', N'no', N'off', N'0') THEN 0
    ELSE CONVERT(BIT, [flag]) END;
GO
ALTER TABLE [reading] DROP COLUMN [flag];
GO

-- column flag
EXEC sp_rename N'[reading].[flag_after]', N'flag', N'COLUMN';
GO

-- column flag
ALTER TABLE [reading] ALTER COLUMN [flag] BIT NOT NULL;
GO

-- default of column flag
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_flag] DEFAULT 1 FOR [flag];
GO

-- column day
ALTER TABLE [reading] ADD [day_after] DATE NULL;
GO
UPDATE [reading] SET [day_after] = CONVERT(DATE, [day]);
GO
ALTER TABLE [reading] DROP COLUMN [day];
GO

-- column day
EXEC sp_rename N'[reading].[day_after]', N'day', N'COLUMN';
GO

-- column exact
ALTER TABLE [reading] ALTER COLUMN [exact] DECIMAL(10, 2) NULL;
GO

-- column label
ALTER TABLE [reading] ALTER COLUMN [label] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- primary key pk_reading
ALTER TABLE [reading]
    ADD CONSTRAINT [pk_reading] PRIMARY KEY ([id]);
GO

-- check ck_small
ALTER TABLE [reading]
    ADD CONSTRAINT [ck_small] CHECK ([small] < 100);
GO

-- index ix_reading_amount
CREATE INDEX [ix_reading_amount] ON [reading] ([amount]);

-- index ix_reading_label_small
CREATE INDEX [ix_reading_label_small] ON [reading] ([label], [small]);
