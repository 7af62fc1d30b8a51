-- 2026-11-22-152927 harden_knowledge_store_9: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-152927', N'harden_knowledge_store_9', N'06f9ab653e51d221a01de164ebb8ad7d6f3fed112f9ed767cb0cec7aaa3bfc4b');
