-- table things
CREATE TABLE [things] (
    [id]   INT          IDENTITY(1, 1) NOT NULL,
    [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_things_name] DEFAULT (N'x' -- it's
),
    CONSTRAINT [pk_things] PRIMARY KEY ([id])
);
GO

-- raw SQL more
UPDATE things SET name = name;
GO

-- view named
CREATE VIEW [named] AS
SELECT id FROM things;
GO

-- trigger touched
CREATE TRIGGER [touched] ON [things] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    -- it's
       SELECT 1; -- the end
END;
GO
