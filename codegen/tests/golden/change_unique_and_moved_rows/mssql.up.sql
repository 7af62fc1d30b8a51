-- table new_log
CREATE TABLE [new_log] (
    [id]        INT          NOT NULL,
    [text_line] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_new_log] PRIMARY KEY ([id])
);
GO

-- data step of the spec
-- keep the newest of each document
DELETE FROM document WHERE id NOT IN (SELECT newest FROM (SELECT max(id) AS newest FROM document GROUP BY path, hash) AS kept);
GO

-- data step of the spec
-- the log moves
INSERT INTO new_log (id, text_line) SELECT id, line FROM old_log;
GO

-- table old_log
DROP TABLE [old_log];
GO

-- unique key uq_document_path_hash
ALTER TABLE [document]
    ADD CONSTRAINT [uq_document_path_hash] UNIQUE ([path], [hash]);
GO
