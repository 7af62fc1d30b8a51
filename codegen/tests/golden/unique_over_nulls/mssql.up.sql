-- table people
CREATE TABLE [people] (
    [id]    INT           IDENTITY(1, 1) NOT NULL,
    [email] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL,
    [badge] NVARCHAR(20)  COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_people] PRIMARY KEY ([id]),
    CONSTRAINT [uq_people_badge] UNIQUE ([badge])
);

-- table visits
CREATE TABLE [visits] (
    [id]    INT          IDENTITY(1, 1) NOT NULL,
    [badge] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_visits] PRIMARY KEY ([id]),
    CONSTRAINT [fk_visits_badge] FOREIGN KEY ([badge]) REFERENCES [people] ([badge])
);

-- index uq_people_email
CREATE UNIQUE INDEX [uq_people_email] ON [people] ([email]) WHERE [email] IS NOT NULL;
GO

-- trigger people_seen
CREATE TRIGGER [people_seen] ON [people] AFTER UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE([email]) OR NOT EXISTS (SELECT * FROM inserted)
    BEGIN
        DELETE FROM visits WHERE badge IN (SELECT badge FROM deleted);
    END;
END;
GO
