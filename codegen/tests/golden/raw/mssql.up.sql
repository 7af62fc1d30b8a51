-- table things
CREATE TABLE [things] (
    [id]   INT          IDENTITY(1, 1) NOT NULL,
    [name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_things] PRIMARY KEY ([id])
);
GO

-- raw SQL seed
INSERT INTO things (name) VALUES (N'a;b');
GO
