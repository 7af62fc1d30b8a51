-- column seen
ALTER TABLE [event] ADD [seen_after_] DATETIME2(6) NULL;
GO
UPDATE [event] SET [seen_after_] = CONVERT(DATETIME2(6), SWITCHOFFSET([seen], N'+00:00'));
GO
ALTER TABLE [event] DROP COLUMN [seen];
GO

-- column seen
EXEC sp_rename N'[event].[seen_after_]', N'seen', N'COLUMN';
GO

-- column made
ALTER TABLE [event] ALTER COLUMN [made] DATETIMEOFFSET(6) NULL;
GO

-- column day
ALTER TABLE [event] ADD [day_after] DATE NULL;
GO
UPDATE [event] SET [day_after] = CONVERT(DATE, SWITCHOFFSET([day], N'+00:00'));
GO
ALTER TABLE [event] DROP COLUMN [day];
GO

-- column day
EXEC sp_rename N'[event].[day_after]', N'day', N'COLUMN';
GO

-- column words
ALTER TABLE [event] ADD [words_after] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [event] SET [words_after] = CONVERT(NVARCHAR(MAX), CONVERT(DATETIME2(6), SWITCHOFFSET([words], N'+00:00')), 121);
GO
ALTER TABLE [event] DROP COLUMN [words];
GO

-- column words
EXEC sp_rename N'[event].[words_after]', N'words', N'COLUMN';
GO

-- column seconds
ALTER TABLE [event] ADD [seconds_after] DATETIME2(6) NULL;
GO
UPDATE [event] SET [seconds_after] = CONVERT(DATETIME2(6), DATEADD(SECOND, CONVERT(INT, CONVERT(BIGINT, [seconds]) % 86400), DATEADD(DAY, CONVERT(INT, CONVERT(BIGINT, [seconds]) / 86400), CONVERT(DATETIME2(6), N'1970-01-01'))));
GO
ALTER TABLE [event] DROP COLUMN [seconds];
GO

-- column seconds
EXEC sp_rename N'[event].[seconds_after]', N'seconds', N'COLUMN';
GO

-- column exact
ALTER TABLE [event] ADD [exact_after] DATETIMEOFFSET(6) NULL;
GO
UPDATE [event] SET [exact_after] = CONVERT(DATETIMEOFFSET(6), DATEADD(MICROSECOND, CONVERT(INT, ROUND(([exact] - FLOOR([exact])) * 1000000, 0)),
    DATEADD(SECOND, CONVERT(INT, CONVERT(BIGINT, FLOOR([exact])) % 86400), DATEADD(DAY, CONVERT(INT, CONVERT(BIGINT, FLOOR([exact])) / 86400), CONVERT(DATETIME2(6), N'1970-01-01')))));
GO
ALTER TABLE [event] DROP COLUMN [exact];
GO

-- column exact
EXEC sp_rename N'[event].[exact_after]', N'exact', N'COLUMN';
GO

-- column raw
ALTER TABLE [event] ADD [raw_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- bytes and text in UTF-8
CREATE FUNCTION [__tablewright_text] (@bytes VARBINARY(MAX))
RETURNS @result TABLE ([value] NVARCHAR(MAX) NULL) AS
BEGIN
    DECLARE @problem NVARCHAR(30) = N'bytes that are no UTF-8';
    DECLARE @all VARBINARY(MAX) = 0x, @part VARBINARY(8000) = 0x, @at BIGINT = 1;
    DECLARE @code INT, @next INT, @more INT, @least INT;
    WHILE @at <= DATALENGTH(@bytes)
    BEGIN
        SET @code = CONVERT(INT, SUBSTRING(@bytes, @at, 1));
        SET @more = CASE
            WHEN @code < 128 THEN 0
            WHEN @code BETWEEN 194 AND 223 THEN 1
            WHEN @code BETWEEN 224 AND 239 THEN 2
            WHEN @code BETWEEN 240 AND 244 THEN 3
        END;
        SET @least = CASE @more WHEN 2 THEN 2048 WHEN 3 THEN 65536 ELSE 0 END;
        SET @code = CASE @more WHEN 0 THEN @code WHEN 1 THEN @code - 192 WHEN 2 THEN @code - 224 WHEN 3 THEN @code - 240 END;
        SET @at = @at + 1;
        WHILE @more > 0
        BEGIN
            SET @next = CONVERT(INT, SUBSTRING(@bytes, @at, 1));
            SET @code = CASE WHEN @next BETWEEN 128 AND 191 THEN @code * 64 + @next - 128 END;
            SET @at = @at + 1;
            SET @more = @more - 1;
        END;
        IF @code IS NULL OR @code < @least OR @code BETWEEN 55296 AND 57343 OR @code > 1114111
            SET @code = CONVERT(INT, @problem);
        IF @code >= 65536
        BEGIN
            SET @next = 55296 + (@code - 65536) / 1024;
            SET @part = @part + CONVERT(VARBINARY(1), @next % 256) + CONVERT(VARBINARY(1), @next / 256);
            SET @code = 56320 + @code % 1024;
        END;
        SET @part = @part + CONVERT(VARBINARY(1), @code % 256) + CONVERT(VARBINARY(1), @code / 256);
        IF DATALENGTH(@part) > 7900
        BEGIN
            SET @all = @all + @part;
            SET @part = 0x;
        END;
    END;
    INSERT INTO @result ([value]) VALUES (CASE WHEN @bytes IS NOT NULL THEN CONVERT(NVARCHAR(MAX), @all + @part) END);
    RETURN;
END;
GO
UPDATE [event] SET [raw_after] = (SELECT [value] FROM [__tablewright_text]([raw]));
GO
DROP FUNCTION [__tablewright_text];
GO
ALTER TABLE [event] DROP COLUMN [raw];
GO

-- column raw
EXEC sp_rename N'[event].[raw_after]', N'raw', N'COLUMN';
GO

-- column note
ALTER TABLE [event] ADD [note_after] VARBINARY(MAX) NULL;
GO

-- bytes and text in UTF-8
CREATE FUNCTION [__tablewright_bytes] (@text NVARCHAR(MAX))
RETURNS @result TABLE ([value] VARBINARY(MAX) NULL) AS
BEGIN
    DECLARE @problem NVARCHAR(30) = N'text that is no UTF-16';
    DECLARE @units VARBINARY(MAX) = CONVERT(VARBINARY(MAX), @text);
    DECLARE @all VARBINARY(MAX) = 0x, @part VARBINARY(8000) = 0x, @at BIGINT = 1;
    DECLARE @code INT, @next INT;
    WHILE @at < DATALENGTH(@units)
    BEGIN
        SET @code = CONVERT(INT, SUBSTRING(@units, @at + 1, 1)) * 256 + CONVERT(INT, SUBSTRING(@units, @at, 1));
        SET @at = @at + 2;
        IF @code BETWEEN 55296 AND 57343
        BEGIN
            SET @next = CONVERT(INT, SUBSTRING(@units, @at + 1, 1)) * 256 + CONVERT(INT, SUBSTRING(@units, @at, 1));
            SET @at = @at + 2;
            SET @code = CASE WHEN @code < 56320 AND @next BETWEEN 56320 AND 57343
                THEN 65536 + (@code - 55296) * 1024 + @next - 56320 END;
            IF @code IS NULL
                SET @code = CONVERT(INT, @problem);
        END;
        IF @code < 128
            SET @part = @part + CONVERT(VARBINARY(1), @code);
        ELSE IF @code < 2048
            SET @part = @part + CONVERT(VARBINARY(1), 192 + @code / 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        ELSE IF @code < 65536
            SET @part = @part + CONVERT(VARBINARY(1), 224 + @code / 4096)
                + CONVERT(VARBINARY(1), 128 + @code / 64 % 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        ELSE
            SET @part = @part + CONVERT(VARBINARY(1), 240 + @code / 262144)
                + CONVERT(VARBINARY(1), 128 + @code / 4096 % 64)
                + CONVERT(VARBINARY(1), 128 + @code / 64 % 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        IF DATALENGTH(@part) > 7900
        BEGIN
            SET @all = @all + @part;
            SET @part = 0x;
        END;
    END;
    INSERT INTO @result ([value]) VALUES (CASE WHEN @text IS NOT NULL THEN @all + @part END);
    RETURN;
END;
GO
UPDATE [event] SET [note_after] = (SELECT [value] FROM [__tablewright_bytes]([note]));
GO
DROP FUNCTION [__tablewright_bytes];
GO
ALTER TABLE [event] DROP COLUMN [note];
GO

-- column note
EXEC sp_rename N'[event].[note_after]', N'note', N'COLUMN';
GO
