-- 2026-11-30-084311 times_in_utc: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-30-084311';
