-- table jobs
CREATE TABLE [jobs] (
    [id]     INT          NOT NULL,
    [state]  NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [tries]  INT          NULL,
    [due]    DATE         NULL,
    [done]   BIT          NOT NULL,
    [twice]  AS (CAST([tries] * 2 AS INT)) PERSISTED,
    [always] AS (CAST(coalesce([tries], 0) AS INT)) PERSISTED NOT NULL,
    CONSTRAINT [pk_jobs] PRIMARY KEY ([id]),
    CONSTRAINT [uq_jobs_always] UNIQUE ([always])
);

-- index ix_between
CREATE INDEX [ix_between] ON [jobs] ([state]) WHERE [tries] >= 1 AND [tries] <= 5;

-- index ix_date
CREATE INDEX [ix_date] ON [jobs] ([state]) WHERE [due] >= N'2024-01-01' AND [done] = 1;

-- index ix_neither
CREATE INDEX [ix_neither] ON [jobs] ([state]) WHERE [tries] <> -1 AND [due] IS NOT NULL;

-- index ix_not
CREATE INDEX [ix_not] ON [jobs] ([state]) WHERE [done] = 0;

-- index ix_turned
CREATE INDEX [ix_turned] ON [jobs] ([state]) WHERE [tries] < 5 AND [state] <> N'a' AND [state] <> N'b';

-- index uq_jobs_twice
CREATE UNIQUE INDEX [uq_jobs_twice] ON [jobs] ([twice]) WHERE [tries] IS NOT NULL;

-- index ux_open
CREATE UNIQUE INDEX [ux_open] ON [jobs] ([twice]) WHERE [state] = N'open' AND [tries] IS NOT NULL;
