-- full-text index chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[chunks]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [chunks]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'chunks_search')
        EXEC (N'DROP FULLTEXT CATALOG [chunks_search]');
END;
GO

-- table chunks
DROP TABLE [chunks];
