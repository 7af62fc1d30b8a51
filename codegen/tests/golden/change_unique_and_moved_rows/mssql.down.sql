-- unique key uq_document_path_hash
ALTER TABLE [document] DROP CONSTRAINT [uq_document_path_hash];
GO

-- table old_log
CREATE TABLE [old_log] (
    [id]   INT          NOT NULL,
    [line] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_old_log] PRIMARY KEY ([id])
);
GO

-- data step of the spec
-- the log moves
INSERT INTO old_log (id, line) SELECT id, text_line FROM new_log;
GO

-- table new_log
DROP TABLE [new_log];
GO
