-- 2026-11-30-102051 mend_the_log_1: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- W0508: every row of `mended_values` is read to prove `ck_mended_values_change`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_mended_values_change` in `mended_values`

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
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-30-102051')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-102051 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-30-102051 up %')
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

-- data step of the spec
-- what was NULL before and after
DELETE FROM mended_values
WHERE action = 'changed' AND old_value IS NULL AND old_number IS NULL AND old_bytes IS NULL
    AND new_value IS NULL AND new_number IS NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_mended_values_change
ALTER TABLE [mended_values]
    ADD CONSTRAINT [ck_mended_values_change] CHECK ([action] <> N'changed' OR [old_value] IS NOT NULL OR [old_number] IS NOT NULL OR [old_bytes] IS NOT NULL OR [new_value] IS NOT NULL OR [new_number] IS NOT NULL);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-30-102051', N'mend_the_log_1', N'9a0e17c8d190a507076c6f2af32d13e4006e1a2dd05aa7ceb0ca70a40bfb33bd');
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
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-102051 was not applied: the first error above says why.');
END;
GO
