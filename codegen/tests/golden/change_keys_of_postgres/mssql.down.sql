-- unique key uq_position
ALTER TABLE [pages] DROP CONSTRAINT [uq_position];
GO

-- column title
EXEC sp_rename N'[pages].[heading]', N'title', N'COLUMN';
GO

-- index uq_position
CREATE UNIQUE INDEX [uq_position] ON [pages] ([position]) WHERE [position] IS NOT NULL;
