-- table claims
CREATE TABLE [claims] (
    [id]         INT           NOT NULL,
    [tier]       NVARCHAR(1)   COLLATE DATABASE_DEFAULT NOT NULL,
    [name]       NVARCHAR(20)  COLLATE DATABASE_DEFAULT NOT NULL,
    [code]       NVARCHAR(5)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    [legacy]     VARCHAR(30)   NOT NULL,
    [scores]     NVARCHAR(MAX) COLLATE DATABASE_DEFAULT NULL,
    [notes]      NVARCHAR(MAX) COLLATE DATABASE_DEFAULT NOT NULL,
    [upper_name] AS (CAST(upper([name]) AS NVARCHAR(20))) PERSISTED NOT NULL,
    CONSTRAINT [pk_claims] PRIMARY KEY ([id]),
    CONSTRAINT [uq_claims_name] UNIQUE ([name]),
    CONSTRAINT [ck_claims_scores_json] CHECK (ISJSON([scores], VALUE) = 1),
    CONSTRAINT [ck_claims_tier_enum] CHECK ([tier] IN (N'A', N'B')),
    CONSTRAINT [ck_notes] CHECK (NOT ISJSON([notes], VALUE) = 1)
);
