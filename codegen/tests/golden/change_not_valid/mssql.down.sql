-- foreign key fk_notes_book_id
ALTER TABLE [notes] DROP CONSTRAINT [fk_notes_book_id];
GO

-- check ck_name
ALTER TABLE [authors] DROP CONSTRAINT [ck_name];
GO

-- check ck_price
ALTER TABLE [books] DROP CONSTRAINT [ck_price];
GO

-- check ck_shelf
ALTER TABLE [books] DROP CONSTRAINT [ck_shelf];
GO

-- table notes
DROP TABLE [notes];
GO

-- column price
EXEC sp_rename N'[books].[cost]', N'price', N'COLUMN';
GO

-- check ck_price
ALTER TABLE [books]
    ADD CONSTRAINT [ck_price] CHECK ([price] > 0);
GO

-- check ck_shelf
ALTER TABLE [books]
    ADD CONSTRAINT [ck_shelf] CHECK ([shelf] > 0);
GO
