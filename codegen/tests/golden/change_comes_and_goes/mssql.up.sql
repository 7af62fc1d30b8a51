-- raw SQL high
DROP INDEX ix_high ON shelf;
GO

-- unique key uq_shelf
ALTER TABLE [shelf] DROP CONSTRAINT [uq_shelf];
GO

-- primary key pk_keyless
ALTER TABLE [keyless]
    ADD CONSTRAINT [pk_keyless] PRIMARY KEY ([id]);
GO

-- unique key uq_shelf
ALTER TABLE [shelf]
    ADD CONSTRAINT [uq_shelf] UNIQUE ([hall], [floor]);
GO

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor, hall);
GO

-- raw SQL low
CREATE INDEX ix_low ON shelf (note);
GO

-- view halls
CREATE VIEW [halls] AS
SELECT hall FROM shelf;
GO

-- trigger shelf_noted
CREATE TRIGGER [shelf_noted] ON [shelf] AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    DELETE FROM keyless WHERE id = 0;
END;
GO
