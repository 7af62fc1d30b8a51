-- table chunks
CREATE TABLE [chunks] (
    [id]     INT            IDENTITY(1, 1) NOT NULL,
    [hash]   NVARCHAR(64)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    [vector] VARBINARY(MAX) NULL,
    [place]  VARCHAR(100)   NOT NULL,
    [tags]   NVARCHAR(MAX)  COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_chunks] PRIMARY KEY ([id])
);

-- table routes
CREATE TABLE [routes] (
    [network] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [gateway] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_routes] PRIMARY KEY ([network])
);
