-- 2026-11-22-152920 harden_knowledge_store_2: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-152920', N'harden_knowledge_store_2', N'bc6077668ab2eff858e1242f0416c2e8ee923c03884c5851bc97ad3a5e3caf26');
