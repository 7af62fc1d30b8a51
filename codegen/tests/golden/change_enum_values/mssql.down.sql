-- check ck_member_best_enum
ALTER TABLE [member] DROP CONSTRAINT [ck_member_best_enum];
GO

-- check ck_member_tier_enum
ALTER TABLE [member] DROP CONSTRAINT [ck_member_tier_enum];
GO

-- values of table member
UPDATE [member]
SET [tier] = CASE [tier]
    WHEN N'copper' THEN N'bronze'
    WHEN N'platinum_with_a_long_name' THEN N'gold'
    ELSE [tier] END
WHERE [tier] IN (N'copper', N'platinum_with_a_long_name');

-- values of table member
UPDATE [member]
SET [best] = CASE [best]
    WHEN N'copper' THEN N'bronze'
    WHEN N'platinum_with_a_long_name' THEN N'gold'
    ELSE [best] END
WHERE [best] IN (N'copper', N'platinum_with_a_long_name');
GO

-- default of column tier
ALTER TABLE [member] DROP CONSTRAINT [df_member_tier];
GO

-- column tier
ALTER TABLE [member] ALTER COLUMN [tier] NVARCHAR(6) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column tier
ALTER TABLE [member] ADD CONSTRAINT [df_member_tier] DEFAULT N'tin' FOR [tier];
GO

-- column best
ALTER TABLE [member] ALTER COLUMN [best] NVARCHAR(6) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- check ck_member_best_enum
ALTER TABLE [member]
    ADD CONSTRAINT [ck_member_best_enum] CHECK ([best] IN (N'bronze', N'silver', N'gold', N'tin'));
GO

-- check ck_member_tier_enum
ALTER TABLE [member]
    ADD CONSTRAINT [ck_member_tier_enum] CHECK ([tier] IN (N'bronze', N'silver', N'gold', N'tin'));
GO
