-- table notes
CREATE TABLE [notes] (
    [id]    INT           IDENTITY(1, 1) NOT NULL,
    [body]  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [plain] INT           NULL,
    CONSTRAINT [pk_notes] PRIMARY KEY ([id])
);
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Notes; nobody''s but the owner''s.
Second line: \ and ''quotes''.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'notes';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The number.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'notes',
    @level2type = N'COLUMN', @level2name = N'id';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'What it says;
DROP TABLE notes; -- ''no''',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'notes',
    @level2type = N'COLUMN', @level2name = N'body';
GO
