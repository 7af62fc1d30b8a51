-- column lang
ALTER TABLE [page] ALTER COLUMN [lang] NVARCHAR(10) NOT NULL;
GO
