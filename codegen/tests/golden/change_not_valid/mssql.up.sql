-- check ck_price
ALTER TABLE [books] DROP CONSTRAINT [ck_price];
GO

-- check ck_shelf
ALTER TABLE [books] DROP CONSTRAINT [ck_shelf];
GO

-- column cost
EXEC sp_rename N'[books].[price]', N'cost', N'COLUMN';
GO

-- table notes
CREATE TABLE [notes] (
    [id]      BIGINT NOT NULL,
    [book_id] BIGINT NOT NULL,
    CONSTRAINT [pk_notes] PRIMARY KEY ([id]),
    CONSTRAINT [ck_note] CHECK ([book_id] > 0)
);
GO

-- check ck_name
ALTER TABLE [authors]
    ADD CONSTRAINT [ck_name] CHECK ([name] <> N'');
GO

-- check ck_price
ALTER TABLE [books]
    ADD CONSTRAINT [ck_price] CHECK ([cost] > 0);
GO

-- check ck_shelf
ALTER TABLE [books]
    ADD CONSTRAINT [ck_shelf] CHECK ([shelf] > 1);
GO

-- foreign key fk_notes_book_id
ALTER TABLE [notes]
    ADD CONSTRAINT [fk_notes_book_id] FOREIGN KEY ([book_id]) REFERENCES [books] ([id]);
