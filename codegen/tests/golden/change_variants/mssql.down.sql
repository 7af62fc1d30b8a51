-- table logs
DROP TABLE [logs];

-- table books
CREATE TABLE [books] (
    [id]        BIGINT IDENTITY(1, 1) NOT NULL,
    [author_id] BIGINT NULL,
    CONSTRAINT [pk_books] PRIMARY KEY ([id])
);

-- index uq_authors_email
CREATE UNIQUE INDEX [uq_authors_email] ON [authors] ([email]) WHERE [email] IS NOT NULL;

-- foreign key fk_books_author_id
ALTER TABLE [books]
    ADD CONSTRAINT [fk_books_author_id] FOREIGN KEY ([author_id]) REFERENCES [authors] ([id]) ON DELETE CASCADE;
