-- foreign key fk_author_best_book_id
ALTER TABLE [author] DROP CONSTRAINT [fk_author_best_book_id];

-- foreign key fk_book_author_id
ALTER TABLE [book] DROP CONSTRAINT [fk_book_author_id];

-- foreign key fk_book_place_id
ALTER TABLE [book] DROP CONSTRAINT [fk_book_place_id];

-- foreign key fk_book_sequel_of
ALTER TABLE [book] DROP CONSTRAINT [fk_book_sequel_of];

-- foreign key fk_place_book_id
ALTER TABLE [place] DROP CONSTRAINT [fk_place_book_id];

-- index ix_book_author_id_sequel_of
DROP INDEX [ix_book_author_id_sequel_of] ON [book];
GO

-- primary key pk_author
ALTER TABLE [author] DROP CONSTRAINT [pk_author];
GO

-- primary key pk_book
ALTER TABLE [book] DROP CONSTRAINT [pk_book];
GO

-- table place
DROP TABLE [place];

-- table country
CREATE TABLE [country] (
    [id] INT NOT NULL,
    CONSTRAINT [pk_country] PRIMARY KEY ([id])
);
GO

-- column country_id
ALTER TABLE [author] ADD [country_id] INT NULL;
GO

-- column id
ALTER TABLE [author] ALTER COLUMN [id] INT NOT NULL;
GO

-- column best_book_id
ALTER TABLE [author] ALTER COLUMN [best_book_id] INT NULL;
GO

-- column id
ALTER TABLE [book] ALTER COLUMN [id] INT NOT NULL;
GO

-- column author_id
ALTER TABLE [book] ALTER COLUMN [author_id] INT NULL;
GO

-- column sequel_of
ALTER TABLE [book] ALTER COLUMN [sequel_of] INT NULL;
GO

-- column place_id
ALTER TABLE [book] DROP COLUMN [place_id];
GO

-- primary key pk_author
ALTER TABLE [author]
    ADD CONSTRAINT [pk_author] PRIMARY KEY ([id]);
GO

-- primary key pk_book
ALTER TABLE [book]
    ADD CONSTRAINT [pk_book] PRIMARY KEY ([id]);
GO

-- foreign key fk_author_best_book_id
ALTER TABLE [author]
    ADD CONSTRAINT [fk_author_best_book_id] FOREIGN KEY ([best_book_id]) REFERENCES [book] ([id]);

-- foreign key fk_author_country_id
ALTER TABLE [author]
    ADD CONSTRAINT [fk_author_country_id] FOREIGN KEY ([country_id]) REFERENCES [country] ([id]);

-- foreign key fk_book_author_id
ALTER TABLE [book]
    ADD CONSTRAINT [fk_book_author_id] FOREIGN KEY ([author_id]) REFERENCES [author] ([id]);
