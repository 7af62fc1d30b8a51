-- index uq_position
DROP INDEX [uq_position] ON [pages];
GO

-- column heading
EXEC sp_rename N'[pages].[title]', N'heading', N'COLUMN';
GO

-- unique key uq_position
ALTER TABLE [pages]
    ADD CONSTRAINT [uq_position] UNIQUE ([position]);
GO
