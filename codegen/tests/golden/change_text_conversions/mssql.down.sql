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
UPDATE [thing] SET [made_at_after] = CONVERT(DATETIME2(6), SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6), [made_at]), N'+00:00'));
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
UPDATE [thing] SET [raw_after] = (SELECT [value] FROM [__tablewright_bytes]([raw]));
GO
DROP FUNCTION [__tablewright_bytes];
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
    ADD CONSTRAINT [ck_thing_body_json] CHECK (ISJSON([body]) = 1 OR ISJSON(N'[' + [body] + N']') = 1 AND ISJSON(N'{"a":' + [body] + N'}') = 1);
GO

-- index ix_thing_price
CREATE INDEX [ix_thing_price] ON [thing] ([price]);

-- index uq_thing_token
CREATE UNIQUE INDEX [uq_thing_token] ON [thing] ([token]) WHERE [token] IS NOT NULL;
