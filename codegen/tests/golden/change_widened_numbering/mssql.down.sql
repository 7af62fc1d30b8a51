-- primary key pk_entry's
ALTER TABLE [entry's] DROP CONSTRAINT [pk_entry's];
GO

-- column id
ALTER TABLE [entry's] ALTER COLUMN [id] INT NOT NULL;
GO

-- primary key pk_entry's
ALTER TABLE [entry's]
    ADD CONSTRAINT [pk_entry's] PRIMARY KEY ([id]);
GO
