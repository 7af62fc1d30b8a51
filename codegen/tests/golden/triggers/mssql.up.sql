-- table log
CREATE TABLE [log] (
    [id]   INT           IDENTITY(1, 1) NOT NULL,
    [what] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_log] PRIMARY KEY ([id])
);

-- table things
CREATE TABLE [things] (
    [id]      INT           IDENTITY(1, 1) NOT NULL,
    [name]    NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [note]    NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL,
    [changes] INT           NOT NULL CONSTRAINT [df_things_changes] DEFAULT 0,
    CONSTRAINT [pk_things] PRIMARY KEY ([id])
);
GO

-- trigger things_log
CREATE TRIGGER [things_log] ON [things] AFTER INSERT, DELETE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO log (what) VALUES (N'it''s things');
END;
GO

-- trigger things_renamed
CREATE TRIGGER [things_renamed] ON [things] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE([name]) OR UPDATE([note])
    BEGIN
        INSERT INTO log (what)
        SELECT name FROM inserted;
    END;
END;
GO
