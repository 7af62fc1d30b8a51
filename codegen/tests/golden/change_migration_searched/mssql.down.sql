-- 20261122120000 create_claims: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
SET XACT_ABORT ON;
GO

SET IMPLICIT_TRANSACTIONS OFF;
IF OBJECT_ID(N'[__tablewright_history]', N'U') IS NOT NULL
BEGIN
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'20261122120000')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 20261122120000 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'20261122120000 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress')
        SET NOEXEC ON;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 20261122120000 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view titles
DROP VIEW [titles];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'__tablewright_progress', @value = N'20261122120000 down 1',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'20261122120000 down 1')
    SET NOEXEC ON;
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
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column title
ALTER TABLE [articles] ALTER COLUMN [title] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_updateextendedproperty @name = N'__tablewright_progress', @value = N'20261122120000 down 2',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'20261122120000 down 2')
    SET NOEXEC ON;
GO

-- full-text index articles_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'articles_search')
        EXEC (N'CREATE FULLTEXT CATALOG [articles_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[articles]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [articles] ([title] LANGUAGE 0) KEY INDEX [pk_articles] ON [articles_search] WITH CHANGE_TRACKING AUTO');
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view titles
CREATE VIEW [titles] AS
SELECT title FROM articles;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'20261122120000';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_dropextendedproperty @name = N'__tablewright_progress',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
DECLARE @done BIT;
SET @done = 1;
SET NOEXEC OFF;
IF @done IS NULL
BEGIN
    IF @@TRANCOUNT > 0
        ROLLBACK TRANSACTION;
    RAISERROR(N'%s', 16, 1, N'Migration 20261122120000 was not reverted: the first error above says why.');
END;
GO
