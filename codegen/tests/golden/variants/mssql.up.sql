-- table authors
CREATE TABLE [authors] (
    [id]    BIGINT        NOT NULL,
    [email] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_authors] PRIMARY KEY ([id])
);

-- table books
CREATE TABLE [books] (
    [id]        BIGINT IDENTITY(1, 1) NOT NULL,
    [author_id] BIGINT NULL,
    CONSTRAINT [pk_books] PRIMARY KEY ([id]),
    CONSTRAINT [fk_books_author_id] FOREIGN KEY ([author_id]) REFERENCES [authors] ([id])
);
