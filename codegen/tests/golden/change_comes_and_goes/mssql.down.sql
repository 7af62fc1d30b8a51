-- trigger shelf_noted
DROP TRIGGER [shelf_noted];

-- view halls
DROP VIEW [halls];
GO

-- raw SQL low
DROP INDEX ix_low ON shelf;
GO

-- raw SQL high
DROP INDEX ix_high ON shelf;
GO

-- unique key uq_shelf
ALTER TABLE [shelf] DROP CONSTRAINT [uq_shelf];
GO

-- primary key pk_keyless
ALTER TABLE [keyless] DROP CONSTRAINT [pk_keyless];
GO

-- unique key uq_shelf
ALTER TABLE [shelf]
    ADD CONSTRAINT [uq_shelf] UNIQUE ([hall]);
GO

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor);
GO
