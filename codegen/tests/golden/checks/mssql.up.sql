-- table scores
CREATE TABLE [scores] (
    [id]         INT           IDENTITY(1, 1) NOT NULL,
    [confidence] FLOAT(53)     NOT NULL,
    [tier]       NVARCHAR(1)   COLLATE Latin1_General_100_BIN2 NULL,
    [name]       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [low]        INT           NOT NULL,
    [high]       INT           NOT NULL,
    [is_final]   BIT           NOT NULL,
    [ended_at]   DATETIME2(6)  NULL,
    CONSTRAINT [pk_scores] PRIMARY KEY ([id]),
    CONSTRAINT [ck_scores_1] CHECK ([low] <= [high] AND ([high] < 100 OR [low] >= 0)),
    CONSTRAINT [ck_scores_confidence] CHECK ([confidence] BETWEEN 0 AND 1),
    CONSTRAINT [ck_scores_ended] CHECK (NOT [is_final] = 1 OR [ended_at] IS NOT NULL),
    CONSTRAINT [ck_scores_name] CHECK ((LEN(trim([name]) + N'.') - 1) > 0 AND [name] NOT LIKE N'%;%'),
    CONSTRAINT [ck_scores_some] CHECK ([low] <> 13),
    CONSTRAINT [ck_scores_tier] CHECK ([tier] IN (N'A', N'B', N'C'))
);
