-- table claims
CREATE TABLE [claims] (
    [episode_id] NVARCHAR(50)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [claim_id]   NVARCHAR(50)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [text]       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [tags]       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_claims] PRIMARY KEY ([episode_id], [claim_id])
);
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Words.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'claims',
    @level2type = N'COLUMN', @level2name = N'tags';
GO
