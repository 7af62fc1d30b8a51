-- 2026-11-22-152920 harden_knowledge_store_2: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-152920';
