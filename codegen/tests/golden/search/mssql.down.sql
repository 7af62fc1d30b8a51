-- full-text index search_pages
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[pages]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [pages]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_pages')
        EXEC (N'DROP FULLTEXT CATALOG [search_pages]');
END;
GO

-- full-text index articles_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[articles]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [articles]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'articles_search')
        EXEC (N'DROP FULLTEXT CATALOG [articles_search]');
END;
GO

-- table pages
DROP TABLE [pages];

-- table articles
DROP TABLE [articles];
