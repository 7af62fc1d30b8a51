-- table documents
CREATE TABLE [documents] (
    [id]      INT           IDENTITY(1, 1) NOT NULL,
    [kind]    NVARCHAR(20)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [title]   NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL,
    [owner]   NVARCHAR(50)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [status]  NVARCHAR(10)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [size]    BIGINT        NOT NULL,
    [payload] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_documents] PRIMARY KEY ([id]),
    CONSTRAINT [ck_documents_payload_json] CHECK (ISJSON([payload]) = 1 OR ISJSON(N'[' + [payload] + N']') = 1 AND ISJSON(N'{"a":' + [payload] + N'}') = 1)
);

-- index ix_covering
CREATE INDEX [ix_covering] ON [documents] ([owner]) INCLUDE ([size], [status]);

-- index ix_documents_kind_size
CREATE INDEX [ix_documents_kind_size] ON [documents] ([kind], [size] DESC);

-- index ix_documents_owner
CREATE INDEX [ix_documents_owner] ON [documents] ([owner]);

-- index ix_hash
CREATE INDEX [ix_hash] ON [documents] ([kind]);

-- index ix_like
CREATE INDEX [ix_like] ON [documents] ([title], [size] DESC);

-- index ix_open
CREATE INDEX [ix_open] ON [documents] ([owner]) WHERE [status] = N'open';

-- index ux_documents_title
CREATE UNIQUE INDEX [ux_documents_title] ON [documents] ([title]) WHERE [title] IS NOT NULL;

-- index ux_one_null
CREATE UNIQUE INDEX [ux_one_null] ON [documents] ([title]);

-- index ux_open_title
CREATE UNIQUE INDEX [ux_open_title] ON [documents] ([title]) WHERE [status] = N'open' AND [title] IS NOT NULL;
