-- table boxes
CREATE TABLE [boxes] (
    [id]     INT          IDENTITY(1, 1) NOT NULL,
    [width]  INT          NOT NULL,
    [height] INT          NOT NULL,
    [label]  NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [area]   AS (CAST([width] * [height] AS INT)) PERSISTED NOT NULL,
    [shout]  AS (CAST(upper([label]) AS NVARCHAR(40))),
    CONSTRAINT [pk_boxes] PRIMARY KEY ([id])
);

-- index ix_boxes_area
CREATE INDEX [ix_boxes_area] ON [boxes] ([area]);
