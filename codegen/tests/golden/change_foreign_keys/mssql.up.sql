-- foreign key fk_author_best_book_id
ALTER TABLE [author] DROP CONSTRAINT [fk_author_best_book_id];

-- foreign key fk_author_country_id
ALTER TABLE [author] DROP CONSTRAINT [fk_author_country_id];

-- foreign key fk_book_author_id
ALTER TABLE [book] DROP CONSTRAINT [fk_book_author_id];
GO

-- primary key pk_author
ALTER TABLE [author] DROP CONSTRAINT [pk_author];
GO

-- primary key pk_book
ALTER TABLE [book] DROP CONSTRAINT [pk_book];
GO

-- table country
DROP TABLE [country];

-- table place
CREATE TABLE [place] (
    [id]        INT    NOT NULL,
    [book_id]   BIGINT NULL,
    [parent_id] INT    NULL,
    CONSTRAINT [pk_place] PRIMARY KEY ([id]),
    CONSTRAINT [fk_place_parent_id] FOREIGN KEY ([parent_id]) REFERENCES [place] ([id])
);
GO

-- column place_id
ALTER TABLE [book] ADD [place_id] INT NULL;
GO

-- column id
ALTER TABLE [author] ALTER COLUMN [id] BIGINT NOT NULL;
GO

-- column best_book_id
ALTER TABLE [author] ALTER COLUMN [best_book_id] BIGINT NULL;
GO

-- column id
ALTER TABLE [book] ALTER COLUMN [id] BIGINT NOT NULL;
GO

-- column author_id
ALTER TABLE [book] ALTER COLUMN [author_id] BIGINT NULL;
GO

-- column sequel_of
ALTER TABLE [book] ALTER COLUMN [sequel_of] BIGINT NULL;
GO

-- column country_id
ALTER TABLE [author] DROP COLUMN [country_id];
GO

-- primary key pk_author
ALTER TABLE [author]
    ADD CONSTRAINT [pk_author] PRIMARY KEY ([id]);
GO

-- primary key pk_book
ALTER TABLE [book]
    ADD CONSTRAINT [pk_book] PRIMARY KEY ([id]);
GO

-- index ix_book_author_id_sequel_of
CREATE INDEX [ix_book_author_id_sequel_of] ON [book] ([author_id], [sequel_of]);

-- foreign key fk_author_best_book_id
ALTER TABLE [author]
    ADD CONSTRAINT [fk_author_best_book_id] FOREIGN KEY ([best_book_id]) REFERENCES [book] ([id]) ON DELETE SET NULL;

-- foreign key fk_book_author_id
ALTER TABLE [book]
    ADD CONSTRAINT [fk_book_author_id] FOREIGN KEY ([author_id]) REFERENCES [author] ([id]);

-- foreign key fk_book_place_id
ALTER TABLE [book]
    ADD CONSTRAINT [fk_book_place_id] FOREIGN KEY ([place_id]) REFERENCES [place] ([id]);

-- foreign key fk_book_sequel_of
ALTER TABLE [book]
    ADD CONSTRAINT [fk_book_sequel_of] FOREIGN KEY ([sequel_of]) REFERENCES [book] ([id]);

-- foreign key fk_place_book_id
ALTER TABLE [place]
    ADD CONSTRAINT [fk_place_book_id] FOREIGN KEY ([book_id]) REFERENCES [book] ([id]);
