-- 2026-11-30-005320 first: down, SQL Server
-- Generated from schema.yaml by Tablewright.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- table book
DROP TABLE [book];

-- table author
DROP TABLE [author];

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-30-005320';
