-- full-text index se"ar'ch
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    EXEC (N'DROP FULLTEXT INDEX ON [we"ird]');
    EXEC (N'DROP FULLTEXT CATALOG [se"ar''ch]');
END;
GO

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
DROP TABLE [tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1];

-- table we"ird
DROP TABLE [we"ird];
