-- table articles
CREATE TABLE [articles] (
    [id]    INT           IDENTITY(1, 1) NOT NULL,
    [title] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [body]  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_articles] PRIMARY KEY ([id])
);

-- table pages
CREATE TABLE [pages] (
    [path]    NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [rowid]   INT           NOT NULL,
    [content] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_pages] PRIMARY KEY ([path])
);
GO

-- full-text index articles_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'articles_search')
        EXEC (N'CREATE FULLTEXT CATALOG [articles_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[articles]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [articles] ([title] LANGUAGE 1033, [body] LANGUAGE 1033) KEY INDEX [pk_articles] ON [articles_search] WITH CHANGE_TRACKING AUTO');
END;
GO

-- full-text index search_pages
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_pages')
        EXEC (N'CREATE FULLTEXT CATALOG [search_pages]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[pages]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [pages] ([content] LANGUAGE 0) KEY INDEX [pk_pages] ON [search_pages] WITH CHANGE_TRACKING AUTO');
END;
GO
