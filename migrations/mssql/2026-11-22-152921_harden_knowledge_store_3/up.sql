-- 2026-11-22-152921 harden_knowledge_store_3: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-152921', N'harden_knowledge_store_3', N'5906fd5fbccfef8c12ae67ec1d78dfa4c99ab2c6914c82679bc31f07a414f454');
