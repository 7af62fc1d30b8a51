-- check ck_event_text_json
ALTER TABLE [event] DROP CONSTRAINT [ck_event_text_json];
GO

-- column seen
ALTER TABLE [event] ADD [seen_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [seen_after] = N'"' + CONVERT(NVARCHAR(MAX), CONVERT(DATETIME2(6), SWITCHOFFSET([seen], N'+00:00')), 121) + N'"';
GO
ALTER TABLE [event] DROP COLUMN [seen];
GO

-- column seen
EXEC sp_rename N'[event].[seen_after]', N'seen', N'COLUMN';
GO

-- column made
ALTER TABLE [event] ADD [made_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [made_after] = N'"' + CONVERT(NVARCHAR(MAX), [made], 121) + N'"';
GO
ALTER TABLE [event] DROP COLUMN [made];
GO

-- column made
EXEC sp_rename N'[event].[made_after]', N'made', N'COLUMN';
GO

-- column day
ALTER TABLE [event] ADD [day_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [day_after] = N'"' + CONVERT(NVARCHAR(MAX), [day], 121) + N'"';
GO
ALTER TABLE [event] DROP COLUMN [day];
GO

-- column day
EXEC sp_rename N'[event].[day_after]', N'day', N'COLUMN';
GO

-- column token
ALTER TABLE [event] ADD [token_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [token_after] = N'"' + lower(CONVERT(NVARCHAR(36), [token])) + N'"';
GO
ALTER TABLE [event] DROP COLUMN [token];
GO

-- column token
EXEC sp_rename N'[event].[token_after]', N'token', N'COLUMN';
GO

-- column flag
ALTER TABLE [event] ADD [flag_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [flag_after] = CASE [flag] WHEN 1 THEN N'true' WHEN 0 THEN N'false' END;
GO
ALTER TABLE [event] DROP COLUMN [flag];
GO

-- column flag
EXEC sp_rename N'[event].[flag_after]', N'flag', N'COLUMN';
GO

-- column at
ALTER TABLE [event] ADD [at_after] DATETIME2(6) NULL;
GO
UPDATE [event] SET [at_after] = CONVERT(DATETIME2(6), DATEADD(DAY, 25567, CONVERT(DATETIME2(6), [at])));
GO
ALTER TABLE [event] DROP COLUMN [at];
GO

-- column at
EXEC sp_rename N'[event].[at_after]', N'at', N'COLUMN';
GO

-- column text
ALTER TABLE [event] ADD [text_after] DATETIME2(6) NULL;
GO
UPDATE [event] SET [text_after] = CONVERT(DATETIME2(6), SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6), [text]), N'+00:00'));
GO
ALTER TABLE [event] DROP COLUMN [text];
GO

-- column text
EXEC sp_rename N'[event].[text_after]', N'text', N'COLUMN';
GO

-- check ck_event_day_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_day_json] CHECK (ISJSON([day]) = 1 OR ISJSON(N'[' + [day] + N']') = 1 AND ISJSON(N'{"a":' + [day] + N'}') = 1);
GO

-- check ck_event_flag_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_flag_json] CHECK (ISJSON([flag]) = 1 OR ISJSON(N'[' + [flag] + N']') = 1 AND ISJSON(N'{"a":' + [flag] + N'}') = 1);
GO

-- check ck_event_made_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_made_json] CHECK (ISJSON([made]) = 1 OR ISJSON(N'[' + [made] + N']') = 1 AND ISJSON(N'{"a":' + [made] + N'}') = 1);
GO

-- check ck_event_seen_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_seen_json] CHECK (ISJSON([seen]) = 1 OR ISJSON(N'[' + [seen] + N']') = 1 AND ISJSON(N'{"a":' + [seen] + N'}') = 1);
GO

-- check ck_event_token_json
ALTER TABLE [event]
    ADD CONSTRAINT [ck_event_token_json] CHECK (ISJSON([token]) = 1 OR ISJSON(N'[' + [token] + N']') = 1 AND ISJSON(N'{"a":' + [token] + N'}') = 1);
GO
