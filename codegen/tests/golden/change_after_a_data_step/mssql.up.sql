-- column pages
ALTER TABLE [book] ADD [pages] INT NULL;
GO
