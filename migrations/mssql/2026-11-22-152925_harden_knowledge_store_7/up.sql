-- 2026-11-22-152925 harden_knowledge_store_7: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-152925', N'harden_knowledge_store_7', N'1245f9b5e05215d7fc233c5079d10e866c6c10fcabab291a085ce9176a44f8bd');
