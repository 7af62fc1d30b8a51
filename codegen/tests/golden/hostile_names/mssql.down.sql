-- full-text index se"ar'ch
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[we"ird]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [we"ird]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'se"ar''ch')
        EXEC (N'DROP FULLTEXT CATALOG [se"ar''ch]');
END;
GO

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
DROP TABLE [tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1];

-- table we"ird
DROP TABLE [we"ird];
