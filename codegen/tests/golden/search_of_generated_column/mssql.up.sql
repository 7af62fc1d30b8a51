-- table chunks
CREATE TABLE [chunks] (
    [id]       BIGINT        IDENTITY(1, 1) NOT NULL,
    [path]     NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [envelope] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [content]  AS (CAST(JSON_VALUE([envelope], N'$.content') AS NVARCHAR(MAX))) PERSISTED,
    CONSTRAINT [pk_chunks] PRIMARY KEY ([id]),
    CONSTRAINT [ck_chunks_envelope_json] CHECK (ISJSON([envelope]) = 1 OR ISJSON(N'[' + [envelope] + N']') = 1 AND ISJSON(N'{"a":' + [envelope] + N'}') = 1)
);
GO

-- full-text index chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'chunks_search')
        EXEC (N'CREATE FULLTEXT CATALOG [chunks_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[chunks]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [chunks] ([content] LANGUAGE 1033, [path] LANGUAGE 1033) KEY INDEX [pk_chunks] ON [chunks_search] WITH CHANGE_TRACKING AUTO');
END;
GO
