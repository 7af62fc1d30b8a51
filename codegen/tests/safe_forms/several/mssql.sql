---- migrations/mssql/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0508: every row of `author` is read to validate `name`, and the table cannot be written to meanwhile
-- W0509: it fails if a row has no value for `name` in `author`
-- W0506: while the index of `uq_author_name` on `author` is built, the table cannot be written to
-- W0509: it fails if two rows have the same key for `uq_author_name` in `author`
-- W0508: every row of `author` is read to validate `ck_author_tier_enum`, and the table cannot be written to meanwhile
-- W0506: while the index of `ix_author_born` on `author` is built, the table cannot be written to

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120001')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120001 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120001 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view gold_writers
DROP VIEW [gold_writers];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_writer_tier_enum
ALTER TABLE [writer] DROP CONSTRAINT [ck_writer_tier_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- table author
EXEC sp_rename N'[writer]', N'author', N'OBJECT';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- constraint pk_author
EXEC sp_rename N'[pk_writer]', N'pk_author', N'OBJECT';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column born
ALTER TABLE [author] ADD [born] INT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- values of table author
UPDATE [author]
SET [tier] = CASE [tier]
    WHEN N'gold' THEN N'golden'
    ELSE [tier] END
WHERE [tier] IN (N'gold');
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column name
ALTER TABLE [author] ALTER COLUMN [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_author_name
ALTER TABLE [author]
    ADD CONSTRAINT [uq_author_name] UNIQUE ([name]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_author_tier_enum
ALTER TABLE [author]
    ADD CONSTRAINT [ck_author_tier_enum] CHECK ([tier] IN (N'golden', N'silver'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- index ix_author_born
CREATE INDEX [ix_author_born] ON [author] ([born]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view gold_authors
CREATE VIEW [gold_authors] AS
SELECT id FROM author WHERE tier = 'golden';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120001', N'change_schema', N'330e5d4526fe8c0d38e7fcf020c80e9daaa06508144d3a905af4e008c304f8aa');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120001 was not applied: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120002')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120002 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120002 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120002', N'change_schema_2', N'187c6e9523091eb28243bbcf29ec03347c0f56a4340903e35ce0496234a1c156');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120002 was not applied: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120003')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120003 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120003 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120003', N'change_schema_3', N'e1f9836aa12f69cc7a287d8fd156f1dac074d4b047167e9e6514ed21a60ae675');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120003 was not applied: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120004')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120004 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120004 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120004', N'change_schema_4', N'10061f3f3de8c5bd8b772669e6da3d976fc33ae720416133df02d684df425c76');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120004 was not applied: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120005')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120005 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120005 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120005', N'change_schema_5', N'08dda60069a130e288afde21dccbb9319a966fad463df2e2da88500a7be932d9');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120005 was not applied: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120005_change_schema_5/down.sql

-- 2026-11-22-120005 change_schema_5: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120005')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120005 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120005 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120005 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120005';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120005 was not reverted: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120004_change_schema_4/down.sql

-- 2026-11-22-120004 change_schema_4: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120004')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120004 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120004 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120004 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120004';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120004 was not reverted: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120003_change_schema_3/down.sql

-- 2026-11-22-120003 change_schema_3: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120003')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120003 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120003 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120003 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120003';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120003 was not reverted: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120002_change_schema_2/down.sql

-- 2026-11-22-120002 change_schema_2: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120002')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120002 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120002 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120002 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120002';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120002 was not reverted: the first error above says why.');
END;
GO

---- migrations/mssql/2026-11-22-120001_change_schema/down.sql

-- 2026-11-22-120001 change_schema: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0510: drops column `born` of `writer` and its values: undoing this adds it again without values
-- W0508: every row of `writer` is read to validate `ck_writer_tier_enum`, and the table cannot be written to meanwhile

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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120001')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120001 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-22-120001 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120001 has not been applied, so it cannot be reverted.');
    SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view gold_authors
DROP VIEW [gold_authors];

-- index ix_author_born
DROP INDEX [ix_author_born] ON [author];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_author_tier_enum
ALTER TABLE [author] DROP CONSTRAINT [ck_author_tier_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_author_name
ALTER TABLE [author] DROP CONSTRAINT [uq_author_name];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- table writer
EXEC sp_rename N'[author]', N'writer', N'OBJECT';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- constraint pk_writer
EXEC sp_rename N'[pk_author]', N'pk_writer', N'OBJECT';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column name
ALTER TABLE [writer] ALTER COLUMN [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- values of table writer
UPDATE [writer]
SET [tier] = CASE [tier]
    WHEN N'golden' THEN N'gold'
    ELSE [tier] END
WHERE [tier] IN (N'golden');
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column born
ALTER TABLE [writer] DROP COLUMN [born];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_writer_tier_enum
ALTER TABLE [writer]
    ADD CONSTRAINT [ck_writer_tier_enum] CHECK ([tier] IN (N'gold', N'silver'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- view gold_writers
CREATE VIEW [gold_writers] AS
SELECT id FROM writer WHERE tier = 'gold';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120001';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-22-120001 was not reverted: the first error above says why.');
END;
GO

