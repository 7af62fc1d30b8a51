---- migrations/mssql/2026-11-22-120001_change_schema/up.sql

-- 2026-11-22-120001 change_schema: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0508: every row of `author` is read to prove `name`, and none can be written meanwhile
-- W0509: it fails if a row has no value for `name` in `author`
-- W0506: while the index of `uq_author_name` on `author` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_author_name` in `author`
-- W0508: every row of `author` is read to prove `ck_author_tier_enum`, and none can be written meanwhile
-- W0506: while the index of `ix_author_born` on `author` is built, no row of the table can be written

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- view gold_writers
DROP VIEW [gold_writers];
GO

-- check ck_writer_tier_enum
ALTER TABLE [writer] DROP CONSTRAINT [ck_writer_tier_enum];
GO

-- table author
EXEC sp_rename N'[writer]', N'author', N'OBJECT';
GO

-- constraint pk_author
EXEC sp_rename N'[pk_writer]', N'pk_author', N'OBJECT';
GO

-- column born
ALTER TABLE [author] ADD [born] INT NULL;
GO

-- values of table author
UPDATE [author]
SET [tier] = CASE [tier]
    WHEN N'gold' THEN N'golden'
    ELSE [tier] END
WHERE [tier] IN (N'gold');
GO

-- column name
ALTER TABLE [author] ALTER COLUMN [name] NVARCHAR(50) NOT NULL;
GO

-- unique key uq_author_name
ALTER TABLE [author]
    ADD CONSTRAINT [uq_author_name] UNIQUE ([name]);
GO

-- check ck_author_tier_enum
ALTER TABLE [author]
    ADD CONSTRAINT [ck_author_tier_enum] CHECK ([tier] IN (N'golden', N'silver'));
GO

-- index ix_author_born
CREATE INDEX [ix_author_born] ON [author] ([born]);
GO

-- view gold_authors
CREATE VIEW [gold_authors] AS
SELECT id FROM author WHERE tier = 'golden';
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120001', N'change_schema', N'd8758fa365f4948469eddefa05037a623b09c707a6b972e2d88a71d9351379f8');

---- migrations/mssql/2026-11-22-120002_change_schema_2/up.sql

-- 2026-11-22-120002 change_schema_2: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120002', N'change_schema_2', N'83ba733aae163684c25104a0a5b02ff47c91d5422a55e1faf2afd8c25b22a320');

---- migrations/mssql/2026-11-22-120003_change_schema_3/up.sql

-- 2026-11-22-120003 change_schema_3: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120003', N'change_schema_3', N'00403e5cc20adfa85f8ba28dfc4e428a8aceb31796ed87a7052beac1c11781b3');

---- migrations/mssql/2026-11-22-120004_change_schema_4/up.sql

-- 2026-11-22-120004 change_schema_4: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120004', N'change_schema_4', N'b484ffc283c54d27bccf6cb0806b8c2a0192e47537ab20ccb8a10a3b4afdd5c6');

---- migrations/mssql/2026-11-22-120005_change_schema_5/up.sql

-- 2026-11-22-120005 change_schema_5: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-120005', N'change_schema_5', N'adeaaf9dc625b1d77c361f658064a33feb52699e08569710439d7d3ffa304909');

---- migrations/mssql/2026-11-22-120005_change_schema_5/down.sql

-- 2026-11-22-120005 change_schema_5: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120005';

---- migrations/mssql/2026-11-22-120004_change_schema_4/down.sql

-- 2026-11-22-120004 change_schema_4: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120004';

---- migrations/mssql/2026-11-22-120003_change_schema_3/down.sql

-- 2026-11-22-120003 change_schema_3: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120003';

---- migrations/mssql/2026-11-22-120002_change_schema_2/down.sql

-- 2026-11-22-120002 change_schema_2: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- Nothing changes in this database: the migration only records that it has run.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120002';

---- migrations/mssql/2026-11-22-120001_change_schema/down.sql

-- 2026-11-22-120001 change_schema: down, SQL Server
-- Generated from schema.yaml by Tablewright.
-- A draft: the next build writes it anew. `tablewright seal NAME` makes it history.
-- W0510: column `born` of `writer` goes with what it holds: the way back brings it back empty
-- W0508: every row of `writer` is read to prove `ck_writer_tier_enum`, and none can be written meanwhile

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- view gold_authors
DROP VIEW [gold_authors];

-- index ix_author_born
DROP INDEX [ix_author_born] ON [author];
GO

-- check ck_author_tier_enum
ALTER TABLE [author] DROP CONSTRAINT [ck_author_tier_enum];
GO

-- unique key uq_author_name
ALTER TABLE [author] DROP CONSTRAINT [uq_author_name];
GO

-- table writer
EXEC sp_rename N'[author]', N'writer', N'OBJECT';
GO

-- constraint pk_writer
EXEC sp_rename N'[pk_author]', N'pk_writer', N'OBJECT';
GO

-- column name
ALTER TABLE [writer] ALTER COLUMN [name] NVARCHAR(50) NULL;
GO

-- values of table writer
UPDATE [writer]
SET [tier] = CASE [tier]
    WHEN N'golden' THEN N'gold'
    ELSE [tier] END
WHERE [tier] IN (N'golden');
GO

-- column born
ALTER TABLE [writer] DROP COLUMN [born];
GO

-- check ck_writer_tier_enum
ALTER TABLE [writer]
    ADD CONSTRAINT [ck_writer_tier_enum] CHECK ([tier] IN (N'gold', N'silver'));
GO

-- view gold_writers
CREATE VIEW [gold_writers] AS
SELECT id FROM writer WHERE tier = 'gold';
GO

-- history: this migration has been reverted
DELETE FROM [__tablewright_history] WHERE [version] = N'2026-11-22-120001';

