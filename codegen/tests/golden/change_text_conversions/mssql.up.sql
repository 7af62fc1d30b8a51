-- index ix_thing_price
DROP INDEX [ix_thing_price] ON [thing];

-- index uq_thing_token
DROP INDEX [uq_thing_token] ON [thing];
GO

-- check ck_thing_body_json
ALTER TABLE [thing] DROP CONSTRAINT [ck_thing_body_json];
GO

-- column token
ALTER TABLE [thing] ADD [token_after] NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [thing] SET [token_after] = lower(CONVERT(NVARCHAR(36), [token]));
GO
ALTER TABLE [thing] DROP COLUMN [token];
GO

-- column token
EXEC sp_rename N'[thing].[token_after]', N'token', N'COLUMN';
GO

-- column made_at
ALTER TABLE [thing] ADD [made_at_after] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [thing] SET [made_at_after] = CONVERT(NVARCHAR(MAX), [made_at], 121);
GO
ALTER TABLE [thing] DROP COLUMN [made_at];
GO

-- column made_at
EXEC sp_rename N'[thing].[made_at_after]', N'made_at', N'COLUMN';
GO

-- column seen_at
ALTER TABLE [thing] ADD [seen_at_after] DATETIME2(6) NULL;
GO
UPDATE [thing] SET [seen_at_after] = CONVERT(DATETIME2(6), SWITCHOFFSET([seen_at], N'+00:00'));
GO
ALTER TABLE [thing] DROP COLUMN [seen_at];
GO

-- column seen_at
EXEC sp_rename N'[thing].[seen_at_after]', N'seen_at', N'COLUMN';
GO

-- column price
ALTER TABLE [thing] ADD [price_after] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
UPDATE [thing] SET [price_after] = CONVERT(NVARCHAR(20), [price]);
GO
ALTER TABLE [thing] DROP COLUMN [price];
GO

-- column price
EXEC sp_rename N'[thing].[price_after]', N'price', N'COLUMN';
GO

-- column raw
ALTER TABLE [thing] ADD [raw_after] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
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
UPDATE [thing] SET [raw_after] = (SELECT [value] FROM [__tablewright_text]([raw]));
GO
DROP FUNCTION [__tablewright_text];
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
