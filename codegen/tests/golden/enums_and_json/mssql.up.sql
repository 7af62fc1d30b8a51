-- table jobs
CREATE TABLE [jobs] (
    [id]        INT            IDENTITY(1, 1) NOT NULL,
    [tier]      NVARCHAR(1)    COLLATE Latin1_General_100_BIN2 NULL CONSTRAINT [df_jobs_tier] DEFAULT N'C',
    [status]    NVARCHAR(20)   COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_jobs_status] DEFAULT N'queued',
    [payload]   NVARCHAR(MAX)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    [result]    NVARCHAR(MAX)  COLLATE Latin1_General_100_BIN2 NULL,
    [free_form] NVARCHAR(4000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_jobs] PRIMARY KEY ([id]),
    CONSTRAINT [ck_jobs_payload_json] CHECK (ISJSON([payload]) = 1 OR ISJSON(N'[' + [payload] + N']') = 1 AND ISJSON(N'{"a":' + [payload] + N'}') = 1),
    CONSTRAINT [ck_jobs_result_json] CHECK (ISJSON([result]) = 1 OR ISJSON(N'[' + [result] + N']') = 1 AND ISJSON(N'{"a":' + [result] + N'}') = 1),
    CONSTRAINT [ck_jobs_status_enum] CHECK ([status] IN (N'queued', N'running', N'it''s done')),
    CONSTRAINT [ck_jobs_tier_enum] CHECK ([tier] IN (N'A', N'B', N'C'))
);
