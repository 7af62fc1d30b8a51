-- 20261122120000 create_claims: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- draft: edit schema.yaml, not this file

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
SET XACT_ABORT ON;
GO

-- view claim_texts
DROP VIEW [claim_texts];

-- table claims
DROP TABLE [claims];

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'20261122120000';
