-- foreign key fk_books_author_id
ALTER TABLE [books] DROP CONSTRAINT [fk_books_author_id];

-- index uq_authors_email
DROP INDEX [uq_authors_email] ON [authors];

-- table books
DROP TABLE [books];

-- table logs
CREATE TABLE [logs] (
    [id] BIGINT IDENTITY(1, 1) NOT NULL,
    CONSTRAINT [pk_logs] PRIMARY KEY ([id])
);
