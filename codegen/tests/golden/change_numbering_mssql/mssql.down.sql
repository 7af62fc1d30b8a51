-- trigger author_counts
DROP TRIGGER [author_counts];

-- foreign key fk_book_author_id
ALTER TABLE [book] DROP CONSTRAINT [fk_book_author_id];
GO

-- primary key pk_author
ALTER TABLE [author] DROP CONSTRAINT [pk_author];
GO

-- column id
ALTER TABLE [author] ADD [id_after] INT NULL;
GO
UPDATE [author] SET [id_after] = CONVERT(INT, [id]);
GO
ALTER TABLE [author] DROP COLUMN [id];
GO

-- column id
EXEC sp_rename N'[author].[id_after]', N'id', N'COLUMN';
GO

-- column id
ALTER TABLE [author] ALTER COLUMN [id] INT NOT NULL;
GO

-- primary key pk_author
ALTER TABLE [author]
    ADD CONSTRAINT [pk_author] PRIMARY KEY ([id]);
GO

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
