-- full-text index search_gains
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[gains]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [gains]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_gains')
        EXEC (N'DROP FULLTEXT CATALOG [search_gains]');
END;
GO

-- full-text index search_kept
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[kept]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [kept]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_kept')
        EXEC (N'DROP FULLTEXT CATALOG [search_kept]');
END;
GO

-- table keeps
EXEC sp_rename N'[kept]', N'keeps', N'OBJECT';
GO

-- constraint pk_keeps
EXEC sp_rename N'[pk_kept]', N'pk_keeps', N'OBJECT';
GO

-- constraint fk_keeps_topic
EXEC sp_rename N'[fk_kept_topic]', N'fk_keeps_topic', N'OBJECT';
GO

-- full-text index search_keeps
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_keeps')
        EXEC (N'CREATE FULLTEXT CATALOG [search_keeps]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[keeps]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [keeps] ([topic] LANGUAGE 0) KEY INDEX [pk_keeps] ON [search_keeps] WITH CHANGE_TRACKING AUTO');
END;
GO

-- full-text index search_loses
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_loses')
        EXEC (N'CREATE FULLTEXT CATALOG [search_loses]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[loses]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [loses] ([topic] LANGUAGE 0, [note] LANGUAGE 0) KEY INDEX [pk_loses] ON [search_loses] WITH CHANGE_TRACKING AUTO');
END;
GO
