-- trigger book_moved
DROP TRIGGER [book_moved];
GO

-- column pages
ALTER TABLE [book] DROP COLUMN [pages];
GO

-- trigger book_moved
CREATE TRIGGER [book_moved] ON [book] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    SELECT shelf FROM inserted;
END;
GO
