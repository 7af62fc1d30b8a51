-- index ix_reading_amount
DROP INDEX [ix_reading_amount] ON [reading];

-- index ix_reading_label_small
DROP INDEX [ix_reading_label_small] ON [reading];
GO

-- check ck_small
ALTER TABLE [reading] DROP CONSTRAINT [ck_small];
GO

-- primary key pk_reading
ALTER TABLE [reading] DROP CONSTRAINT [pk_reading];
GO

-- column id
ALTER TABLE [reading] ALTER COLUMN [id] BIGINT NOT NULL;
GO

-- default of column amount
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_amount];
GO

-- column amount
ALTER TABLE [reading] ADD [amount_after] INT NULL;
GO
UPDATE [reading] SET [amount_after] = CONVERT(INT, [amount]);
GO
ALTER TABLE [reading] DROP COLUMN [amount];
GO

-- column amount
EXEC sp_rename N'[reading].[amount_after]', N'amount', N'COLUMN';
GO

-- column amount
ALTER TABLE [reading] ALTER COLUMN [amount] INT NOT NULL;
GO

-- default of column amount
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_amount] DEFAULT 0 FOR [amount];
GO

-- default of column active
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_active];
GO

-- column active
ALTER TABLE [reading] ADD [active_after] BIT NULL;
GO
UPDATE [reading] SET [active_after] = CASE WHEN lower([active]) IN (N'true', N't', N'yes', N'on', N'1') THEN 1
    WHEN lower([active]) IN (N'false', N'f', N'no', N'off', N'0') THEN 0
    ELSE CONVERT(BIT, [active]) END;
GO
ALTER TABLE [reading] DROP COLUMN [active];
GO

-- column active
EXEC sp_rename N'[reading].[active_after]', N'active', N'COLUMN';
GO

-- column active
ALTER TABLE [reading] ALTER COLUMN [active] BIT NOT NULL;
GO

-- default of column active
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_active] DEFAULT 1 FOR [active];
GO

-- column taken_at
ALTER TABLE [reading] ADD [taken_at_after] DATETIME2(6) NULL;
GO
UPDATE [reading] SET [taken_at_after] = CONVERT(DATETIME2(6), SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6), [taken_at]), N'+00:00'));
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
ALTER TABLE [reading] ALTER COLUMN [small] INT NOT NULL;
GO

-- default of column small
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_small] DEFAULT 1 FOR [small];
GO

-- default of column flag
ALTER TABLE [reading] DROP CONSTRAINT [df_reading_flag];
GO

-- column flag
ALTER TABLE [reading] ADD [flag_after] NVARCHAR(5) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [reading] SET [flag_after] = CASE [flag] WHEN 1 THEN N'true' WHEN 0 THEN N'false' END;
GO
ALTER TABLE [reading] DROP COLUMN [flag];
GO

-- column flag
EXEC sp_rename N'[reading].[flag_after]', N'flag', N'COLUMN';
GO

-- column flag
ALTER TABLE [reading] ALTER COLUMN [flag] NVARCHAR(5) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column flag
ALTER TABLE [reading] ADD CONSTRAINT [df_reading_flag] DEFAULT N'yes' FOR [flag];
GO

-- column day
ALTER TABLE [reading] ADD [day_after] DATETIME2(6) NULL;
GO
UPDATE [reading] SET [day_after] = CONVERT(DATETIME2(6), [day]);
GO
ALTER TABLE [reading] DROP COLUMN [day];
GO

-- column day
EXEC sp_rename N'[reading].[day_after]', N'day', N'COLUMN';
GO

-- column exact
ALTER TABLE [reading] ALTER COLUMN [exact] FLOAT(53) NULL;
GO

-- column label
ALTER TABLE [reading] ALTER COLUMN [label] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- primary key pk_reading
ALTER TABLE [reading]
    ADD CONSTRAINT [pk_reading] PRIMARY KEY ([id]);
GO

-- check ck_small
ALTER TABLE [reading]
    ADD CONSTRAINT [ck_small] CHECK ([small] < 100);
GO

-- check ck_reading_body_json
ALTER TABLE [reading]
    ADD CONSTRAINT [ck_reading_body_json] CHECK (ISJSON([body]) = 1 OR ISJSON(N'[' + [body] + N']') = 1 AND ISJSON(N'{"a":' + [body] + N'}') = 1);
GO

-- index ix_reading_amount
CREATE INDEX [ix_reading_amount] ON [reading] ([amount]);
