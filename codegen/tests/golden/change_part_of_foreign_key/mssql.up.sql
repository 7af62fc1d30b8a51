-- foreign key fk_answer_taken_number
ALTER TABLE [answer] DROP CONSTRAINT [fk_answer_taken_number];
GO

-- primary key pk_reading
ALTER TABLE [reading] DROP CONSTRAINT [pk_reading];
GO

-- column taken
ALTER TABLE [answer] ADD [taken_after] DATETIME2(6) NULL;
GO
UPDATE [answer] SET [taken_after] = CONVERT(DATETIME2(6), DATEADD(SECOND, CONVERT(INT, CONVERT(BIGINT, [taken]) % 86400), DATEADD(DAY, CONVERT(INT, CONVERT(BIGINT, [taken]) / 86400), CONVERT(DATETIME2(6), N'1970-01-01'))));
GO
ALTER TABLE [answer] DROP COLUMN [taken];
GO

-- column taken
EXEC sp_rename N'[answer].[taken_after]', N'taken', N'COLUMN';
GO

-- column taken
ALTER TABLE [reading] ADD [taken_after] DATETIME2(6) NULL;
GO
UPDATE [reading] SET [taken_after] = CONVERT(DATETIME2(6), DATEADD(SECOND, CONVERT(INT, CONVERT(BIGINT, [taken]) % 86400), DATEADD(DAY, CONVERT(INT, CONVERT(BIGINT, [taken]) / 86400), CONVERT(DATETIME2(6), N'1970-01-01'))));
GO
ALTER TABLE [reading] DROP COLUMN [taken];
GO

-- column taken
EXEC sp_rename N'[reading].[taken_after]', N'taken', N'COLUMN';
GO

-- column taken
ALTER TABLE [reading] ALTER COLUMN [taken] DATETIME2(6) NOT NULL;
GO

-- primary key pk_reading
ALTER TABLE [reading]
    ADD CONSTRAINT [pk_reading] PRIMARY KEY ([taken], [number]);
GO

-- foreign key fk_answer_taken_number
ALTER TABLE [answer]
    ADD CONSTRAINT [fk_answer_taken_number] FOREIGN KEY ([taken], [number]) REFERENCES [reading] ([taken], [number]) ON DELETE CASCADE;
