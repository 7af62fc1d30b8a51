-- 2026-11-30-102052 mend_the_log_2: down, SQL Server
-- Generated from schema.yaml by Tablewright.
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
    IF NOT EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-30-102052')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-102052 has not been applied, so it cannot be reverted.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-30-102052 down %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
END
ELSE
BEGIN
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-102052 has not been applied, so it cannot be reverted.');
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
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-30-102052';
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-102052 was not reverted: the first error above says why.');
END;
GO
