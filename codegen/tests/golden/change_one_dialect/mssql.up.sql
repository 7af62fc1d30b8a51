-- column lang
ALTER TABLE [page] ALTER COLUMN [lang] NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL;
GO
