-- table a_numbered
CREATE TABLE [a_numbered] (
    [id]    INT          IDENTITY(1, 1) NOT NULL,
    [code]  NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name]  NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL,
    [place] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_a_numbered] PRIMARY KEY ([id]),
    CONSTRAINT [uq_a_numbered_code] UNIQUE ([code])
);

-- table b_plain
CREATE TABLE [b_plain] (
    [id]   INT           NOT NULL,
    [note] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_b_plain] PRIMARY KEY ([id])
);

-- table c_composite
CREATE TABLE [c_composite] (
    [episode_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [claim_id]   NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [reference]  NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_c_composite] PRIMARY KEY ([episode_id], [claim_id]),
    CONSTRAINT [uq_c_composite_reference] UNIQUE ([reference]),
    CONSTRAINT [uq_reversed] UNIQUE ([claim_id], [episode_id])
);

-- table d_text_key
CREATE TABLE [d_text_key] (
    [sha256] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_d_text_key] PRIMARY KEY ([sha256])
);

-- index uq_a_numbered_name_place
CREATE UNIQUE INDEX [uq_a_numbered_name_place] ON [a_numbered] ([name], [place]) WHERE [name] IS NOT NULL AND [place] IS NOT NULL;
