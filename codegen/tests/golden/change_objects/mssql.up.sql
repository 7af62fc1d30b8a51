-- view short_titles
DROP VIEW [short_titles];

-- view short_articles
DROP VIEW [short_articles];
GO

-- full-text index article_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[article]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [article]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'article_search')
        EXEC (N'DROP FULLTEXT CATALOG [article_search]');
END;
GO

-- index ix_doubled
DROP INDEX [ix_doubled] ON [article];

-- index ix_words
DROP INDEX [ix_words] ON [article];
GO

-- check ck_words
ALTER TABLE [article] DROP CONSTRAINT [ck_words];
GO

-- check ck_kind
ALTER TABLE [article] DROP CONSTRAINT [ck_kind];
GO

-- column doubled
ALTER TABLE [article] DROP COLUMN [doubled];
GO

-- constraint uq_new_name
EXEC sp_rename N'[uq_old_name]', N'uq_new_name', N'OBJECT';
GO

-- index ix_new_name
EXEC sp_rename N'[article].[ix_old_name]', N'ix_new_name', N'INDEX';
GO

-- comment of column title
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'the title',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'article',
    @level2type = N'COLUMN', @level2name = N'title';
GO

-- column words
ALTER TABLE [article] ALTER COLUMN [words] BIGINT NULL;
GO

-- column doubled
ALTER TABLE [article] ADD [doubled] AS (CAST([words] * 2 AS BIGINT)) PERSISTED;
GO

-- check ck_words
ALTER TABLE [article]
    ADD CONSTRAINT [ck_words] CHECK ([words] >= 0);
GO

-- check ck_kind
ALTER TABLE [article]
    ADD CONSTRAINT [ck_kind] CHECK ([kind] <> N'x');
GO

-- index ix_doubled
CREATE INDEX [ix_doubled] ON [article] ([doubled]);

-- index ix_words
CREATE INDEX [ix_words] ON [article] ([words] DESC, [kind]);
GO

-- full-text index article_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'article_search')
        EXEC (N'CREATE FULLTEXT CATALOG [article_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[article]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [article] ([body] LANGUAGE 0, [title] LANGUAGE 0) KEY INDEX [pk_article] ON [article_search] WITH CHANGE_TRACKING AUTO');
END;
GO

-- comment of table article
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = N'it''s after',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'article';
GO

-- view short_articles
CREATE VIEW [short_articles] AS
SELECT id, title FROM article WHERE words < 1000;
GO

-- view short_titles
CREATE VIEW [short_titles] AS
SELECT title FROM short_articles;
GO
