-- 20261122120000 create_claims: up, SQL Server
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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'20261122120000')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 20261122120000 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'20261122120000 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress')
        SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- table __tablewright_history
IF OBJECT_ID(N'[__tablewright_history]', N'U') IS NULL
BEGIN
CREATE TABLE [__tablewright_history] (
    [version]     NVARCHAR(50)  NOT NULL,
    [name]        NVARCHAR(255) NOT NULL,
    [fingerprint] NVARCHAR(64)  NOT NULL,
    [applied_at]  DATETIME2(6)  NOT NULL CONSTRAINT [df___tablewright_history_applied_at] DEFAULT SYSUTCDATETIME(),
    CONSTRAINT [pk___tablewright_history] PRIMARY KEY ([version])
);
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The migrations that this database has run, kept by Tablewright.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The version of a migration that has run; versions order bytewise.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'version';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The name of the migration.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'name';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The fingerprint of the schema that the migration leads to.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'fingerprint';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'When it ran, in UTC.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'applied_at';
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view titles
DROP VIEW [titles];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'__tablewright_progress', @value = N'20261122120000 up 1',
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
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'20261122120000 up 1')
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
ALTER TABLE [articles] ALTER COLUMN [title] NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_updateextendedproperty @name = N'__tablewright_progress', @value = N'20261122120000 up 2',
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
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'20261122120000 up 2')
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
SELECT title AS title FROM articles;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'20261122120000', N'create_claims', N'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
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
    RAISERROR(N'%s', 16, 1, N'Migration 20261122120000 was not applied: the first error above says why.');
END;
GO
