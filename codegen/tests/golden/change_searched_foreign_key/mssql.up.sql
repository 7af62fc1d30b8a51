-- full-text index search_keeps
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[keeps]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [keeps]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_keeps')
        EXEC (N'DROP FULLTEXT CATALOG [search_keeps]');
END;
GO

-- full-text index search_loses
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[loses]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [loses]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_loses')
        EXEC (N'DROP FULLTEXT CATALOG [search_loses]');
END;
GO

-- table kept
EXEC sp_rename N'[keeps]', N'kept', N'OBJECT';
GO

-- constraint pk_kept
EXEC sp_rename N'[pk_keeps]', N'pk_kept', N'OBJECT';
GO

-- constraint fk_kept_topic
EXEC sp_rename N'[fk_keeps_topic]', N'fk_kept_topic', N'OBJECT';
GO

-- full-text index search_gains
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_gains')
        EXEC (N'CREATE FULLTEXT CATALOG [search_gains]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[gains]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [gains] ([topic] LANGUAGE 0) KEY INDEX [pk_gains] ON [search_gains] WITH CHANGE_TRACKING AUTO');
END;
GO

-- full-text index search_kept
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'search_kept')
        EXEC (N'CREATE FULLTEXT CATALOG [search_kept]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[kept]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [kept] ([topic] LANGUAGE 0) KEY INDEX [pk_kept] ON [search_kept] WITH CHANGE_TRACKING AUTO');
END;
GO
