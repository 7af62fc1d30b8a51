-- index ix_book_shelf_stock
DROP INDEX [ix_book_shelf_stock] ON [book];

-- index ix_book_title
DROP INDEX [ix_book_title] ON [book];
GO

-- check ck_book_1
ALTER TABLE [book] DROP CONSTRAINT [ck_book_1];
GO

-- column gone
ALTER TABLE [book] ADD [gone] INT NULL;
GO

-- column title
ALTER TABLE [book] ALTER COLUMN [title] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- column shelf
ALTER TABLE [book] ALTER COLUMN [shelf] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- default of column stock
ALTER TABLE [book] DROP CONSTRAINT [df_book_stock];
GO

-- column stock
ALTER TABLE [book] ALTER COLUMN [stock] INT NOT NULL;
GO

-- default of column stock
ALTER TABLE [book] ADD CONSTRAINT [df_book_stock] DEFAULT 1 FOR [stock];
GO

-- default of column note
ALTER TABLE [book] ADD CONSTRAINT [df_book_note] DEFAULT N'none' FOR [note];
GO

-- default of column language
ALTER TABLE [book] DROP CONSTRAINT [df_book_language];
GO

-- column language
ALTER TABLE [book] DROP COLUMN [language];
GO

-- column pages
ALTER TABLE [book] DROP COLUMN [pages];
GO

-- default of column weight
ALTER TABLE [book] DROP CONSTRAINT [df_book_weight];
GO

-- column weight
ALTER TABLE [book] DROP COLUMN [weight];
GO

-- check ck_book_1
ALTER TABLE [book]
    ADD CONSTRAINT [ck_book_1] CHECK ([stock] >= 0);
GO

-- index ix_book_shelf_stock
CREATE INDEX [ix_book_shelf_stock] ON [book] ([shelf], [stock]);

-- index ix_book_title
CREATE INDEX [ix_book_title] ON [book] ([title]);
