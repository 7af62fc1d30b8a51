-- table chunks
CREATE TABLE [chunks] (
    [id]     INT            IDENTITY(1, 1) NOT NULL,
    [hash]   NVARCHAR(64)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    [vector] VARBINARY(MAX) NULL,
    [place]  VARCHAR(100)   NOT NULL,
    CONSTRAINT [pk_chunks] PRIMARY KEY ([id])
);
