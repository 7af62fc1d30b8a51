-- table jobs
CREATE TABLE [jobs] (
    [id]     INT          IDENTITY(1, 1) NOT NULL,
    [status] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name]   NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_jobs] PRIMARY KEY ([id])
);
GO

-- view open_jobs
CREATE VIEW [open_jobs] AS
SELECT id, name
FROM jobs
WHERE status = 'open';
GO

-- view a_named_open_jobs
CREATE VIEW [a_named_open_jobs] AS
SELECT id, name + '!' AS name FROM open_jobs;
GO
