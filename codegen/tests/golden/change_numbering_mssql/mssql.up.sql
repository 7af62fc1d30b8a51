-- trigger author_counts
DROP TRIGGER [author_counts];

-- foreign key fk_book_author_id
ALTER TABLE [book] DROP CONSTRAINT [fk_book_author_id];

-- index ix_author_born
DROP INDEX [ix_author_born] ON [author];
GO

-- check ck_born
ALTER TABLE [author] DROP CONSTRAINT [ck_born];
GO

-- unique key uq_author_name
ALTER TABLE [author] DROP CONSTRAINT [uq_author_name];
GO

-- primary key pk_author
ALTER TABLE [author] DROP CONSTRAINT [pk_author];
GO

-- column age
ALTER TABLE [author] DROP COLUMN [age];
GO

-- table __tablewright_author
CREATE TABLE [__tablewright_author] (
    [id]   INT          IDENTITY(1, 1) NOT NULL,
    [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [born] INT          NULL
);
GO
BEGIN TRANSACTION;
SET IDENTITY_INSERT [__tablewright_author] ON;
INSERT INTO [__tablewright_author] ([id], [name], [born])
    SELECT [id], [name], [born] FROM [author] WITH (TABLOCKX, HOLDLOCK);
SET IDENTITY_INSERT [__tablewright_author] OFF;
DROP TABLE [author];
EXEC sp_rename N'[__tablewright_author]', N'author', N'OBJECT';
COMMIT TRANSACTION;
GO

-- default of column born
ALTER TABLE [author] ADD CONSTRAINT [df_author_born] DEFAULT 1900 FOR [born];
GO

-- comment of table author
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Who writes.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'author';
GO

-- comment of column name
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'As on the cover.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'author',
    @level2type = N'COLUMN', @level2name = N'name';
GO

-- column age
ALTER TABLE [author] ADD [age] AS (CAST(2000 - [born] AS INT)) PERSISTED;
GO

-- primary key pk_author
ALTER TABLE [author]
    ADD CONSTRAINT [pk_author] PRIMARY KEY ([id]);
GO

-- unique key uq_author_name
ALTER TABLE [author]
    ADD CONSTRAINT [uq_author_name] UNIQUE ([name]);
GO

-- check ck_born
ALTER TABLE [author]
    ADD CONSTRAINT [ck_born] CHECK ([born] > 0);
GO

-- index ix_author_born
CREATE INDEX [ix_author_born] ON [author] ([born]);

-- foreign key fk_book_author_id
ALTER TABLE [book]
    ADD CONSTRAINT [fk_book_author_id] FOREIGN KEY ([author_id]) REFERENCES [author] ([id]);
GO

-- trigger author_counts
CREATE TRIGGER [author_counts] ON [author] AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    SET NOCOUNT ON;
END;
GO
