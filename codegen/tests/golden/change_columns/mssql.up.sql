-- index ix_book_shelf_stock
DROP INDEX [ix_book_shelf_stock] ON [book];

-- index ix_book_title
DROP INDEX [ix_book_title] ON [book];
GO

-- check ck_book_1
ALTER TABLE [book] DROP CONSTRAINT [ck_book_1];
GO

-- column language
ALTER TABLE [book] ADD [language] NVARCHAR(2) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_book_language] DEFAULT N'en';
GO

-- column pages
ALTER TABLE [book] ADD [pages] INT NULL;
GO

-- column weight
ALTER TABLE [book] ADD [weight] DECIMAL(6, 2) NULL CONSTRAINT [df_book_weight] DEFAULT 1.5 WITH VALUES;
GO

-- column title
ALTER TABLE [book] ALTER COLUMN [title] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column stock
ALTER TABLE [book] DROP CONSTRAINT [df_book_stock];
GO

-- column stock
ALTER TABLE [book] ALTER COLUMN [stock] INT NULL;
GO

-- default of column stock
ALTER TABLE [book] ADD CONSTRAINT [df_book_stock] DEFAULT 1 FOR [stock];
GO

-- data step of the spec
-- books without a shelf stand on the first
UPDATE book SET shelf = 'A1' WHERE shelf IS NULL;
GO

-- default of column stock
ALTER TABLE [book] DROP CONSTRAINT [df_book_stock];
GO

-- default of column stock
ALTER TABLE [book] ADD CONSTRAINT [df_book_stock] DEFAULT 5 FOR [stock];
GO

-- default of column note
ALTER TABLE [book] DROP CONSTRAINT [df_book_note];
GO

-- column gone
ALTER TABLE [book] DROP COLUMN [gone];
GO

-- column shelf
ALTER TABLE [book] ALTER COLUMN [shelf] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- check ck_book_1
ALTER TABLE [book]
    ADD CONSTRAINT [ck_book_1] CHECK ([stock] >= 0);
GO

-- index ix_book_shelf_stock
CREATE INDEX [ix_book_shelf_stock] ON [book] ([shelf], [stock]);

-- index ix_book_title
CREATE INDEX [ix_book_title] ON [book] ([title]);
