-- full-text index search_pages
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    EXEC (N'DROP FULLTEXT INDEX ON [pages]');
    EXEC (N'DROP FULLTEXT CATALOG [search_pages]');
END;
GO

-- full-text index articles_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    EXEC (N'DROP FULLTEXT INDEX ON [articles]');
    EXEC (N'DROP FULLTEXT CATALOG [articles_search]');
END;
GO

-- table pages
DROP TABLE [pages];

-- table articles
DROP TABLE [articles];
