-- 2026-11-22-152923 harden_knowledge_store_5: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-152923', N'harden_knowledge_store_5', N'72993030a6b3637b11f73d1f3b361bbfdd015221230e75abffb01f44e13086bb');
