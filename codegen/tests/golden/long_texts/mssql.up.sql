-- table notes
CREATE TABLE [notes] (
    [id]     INT            NOT NULL,
    [short]  NVARCHAR(100)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [long]   NVARCHAR(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [half]   NVARCHAR(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [whole]  NVARCHAR(MAX)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [joined] AS (CAST(CONVERT(NVARCHAR(MAX), [short] + [half]) + [long] AS NVARCHAR(MAX))) PERSISTED NOT NULL,
    [fits]   AS (CAST([half] + [half] AS NVARCHAR(MAX))) PERSISTED NOT NULL,
    CONSTRAINT [pk_notes] PRIMARY KEY ([id]),
    CONSTRAINT [ck_joined] CHECK ((LEN(CONVERT(NVARCHAR(MAX), [half] + [half]) + N'.') - 1) > 1),
    CONSTRAINT [ck_long] CHECK ((LEN(CONVERT(NVARCHAR(MAX), [long]) + N'.') - 1) BETWEEN 1 AND 4000),
    CONSTRAINT [ck_short] CHECK ((LEN([short] + N'.') - 1) > 0),
    CONSTRAINT [ck_whole] CHECK ((LEN([whole] + N'.') - 1) > 0)
);
