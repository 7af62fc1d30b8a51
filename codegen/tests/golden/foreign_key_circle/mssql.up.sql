-- table authors
CREATE TABLE [authors] (
    [id]           INT IDENTITY(1, 1) NOT NULL,
    [best_book_id] INT NULL,
    CONSTRAINT [pk_authors] PRIMARY KEY ([id])
);

-- table books
CREATE TABLE [books] (
    [id]        INT IDENTITY(1, 1) NOT NULL,
    [author_id] INT NOT NULL,
    CONSTRAINT [pk_books] PRIMARY KEY ([id]),
    CONSTRAINT [fk_books_author_id] FOREIGN KEY ([author_id]) REFERENCES [authors] ([id])
);

-- table awards
CREATE TABLE [awards] (
    [author_id] INT NOT NULL,
    [book_id]   INT NOT NULL,
    CONSTRAINT [pk_awards] PRIMARY KEY ([author_id], [book_id]),
    CONSTRAINT [fk_awards_author_id] FOREIGN KEY ([author_id]) REFERENCES [authors] ([id]),
    CONSTRAINT [fk_awards_book_id] FOREIGN KEY ([book_id]) REFERENCES [books] ([id])
);

-- table folders
CREATE TABLE [folders] (
    [id]        INT IDENTITY(1, 1) NOT NULL,
    [parent_id] INT NULL,
    CONSTRAINT [pk_folders] PRIMARY KEY ([id]),
    CONSTRAINT [fk_folders_parent_id] FOREIGN KEY ([parent_id]) REFERENCES [folders] ([id])
);

-- foreign key fk_authors_best_book_id
ALTER TABLE [authors]
    ADD CONSTRAINT [fk_authors_best_book_id] FOREIGN KEY ([best_book_id]) REFERENCES [books] ([id]) ON DELETE SET NULL;
