-- full-text index chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    EXEC (N'DROP FULLTEXT INDEX ON [chunks]');
    EXEC (N'DROP FULLTEXT CATALOG [chunks_search]');
END;
GO

-- table chunks
DROP TABLE [chunks];
