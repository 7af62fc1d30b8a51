-- check ck_event_day_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_day_json];
GO

-- check ck_event_flag_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_flag_json];
GO

-- check ck_event_made_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_made_json];
GO

-- check ck_event_seen_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_seen_json];
GO

-- check ck_event_token_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_token_json];
GO

-- column seen
ALTER TABLE [event] ADD [seen_after] DATETIMEOFFSET(6) NULL;
GO
UPDATE [event] SET [seen_after] = CONVERT(DATETIMEOFFSET(6), [seen]);
GO
ALTER TABLE [event] DROP COLUMN [seen];
GO

-- column seen
EXEC sp_rename N'[event].[seen_after]', N'seen', N'COLUMN';
GO

-- column made
ALTER TABLE [event] ADD [made_after] DATETIME2(6) NULL;
GO
UPDATE [event] SET [made_after] = CONVERT(DATETIME2(6), SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6), [made]), N'+00:00'));
GO
ALTER TABLE [event] DROP COLUMN [made];
GO

-- column made
EXEC sp_rename N'[event].[made_after]', N'made', N'COLUMN';
GO

-- column day
ALTER TABLE [event] ADD [day_after] DATE NULL;
GO
UPDATE [event] SET [day_after] = CONVERT(DATE, SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6), [day]), N'+00:00'));
GO
ALTER TABLE [event] DROP COLUMN [day];
GO

-- column day
EXEC sp_rename N'[event].[day_after]', N'day', N'COLUMN';
GO

-- column token
ALTER TABLE [event] ADD [token_after] UNIQUEIDENTIFIER NULL;
GO
UPDATE [event] SET [token_after] = CONVERT(UNIQUEIDENTIFIER, [token]);
GO
ALTER TABLE [event] DROP COLUMN [token];
GO

-- column token
EXEC sp_rename N'[event].[token_after]', N'token', N'COLUMN';
GO

-- column flag
ALTER TABLE [event] ADD [flag_after] BIT NULL;
GO
UPDATE [event] SET [flag_after] = CONVERT(BIT, [flag]);
GO
ALTER TABLE [event] DROP COLUMN [flag];
GO

-- column flag
EXEC sp_rename N'[event].[flag_after]', N'flag', N'COLUMN';
GO

-- column at
ALTER TABLE [event] ADD [at_after] TIME(6) NULL;
GO
UPDATE [event] SET [at_after] = CONVERT(TIME(6), [at]);
GO
ALTER TABLE [event] DROP COLUMN [at];
GO

-- column at
EXEC sp_rename N'[event].[at_after]', N'at', N'COLUMN';
GO

-- column text
ALTER TABLE [event] ADD [text_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [text_after] = N'"' + CONVERT(NVARCHAR(MAX), [text], 121) + N'"';
GO
ALTER TABLE [event] DROP COLUMN [text];
GO

-- column text
EXEC sp_rename N'[event].[text_after]', N'text', N'COLUMN';
GO

-- check ck_event_text_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_text_json] CHECK (ISJSON([text]) = 1 OR ISJSON(N'[' + [text] + N']') = 1 AND ISJSON(N'{"a":' + [text] + N'}') = 1);
GO
