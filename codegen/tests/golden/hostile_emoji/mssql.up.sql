-- table 🦀
CREATE TABLE [🦀] (
    [id]    INT IDENTITY(1, 1) NOT NULL,
    [👩‍👩‍👧] INT NULL,
    CONSTRAINT [pk_🦀] PRIMARY KEY ([id])
);
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'🙂',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'🦀',
    @level2type = N'COLUMN', @level2name = N'👩‍👩‍👧';
GO

-- index ix_🦀_👩‍👩‍👧
CREATE INDEX [ix_🦀_👩‍👩‍👧] ON [🦀] ([👩‍👩‍👧]);
