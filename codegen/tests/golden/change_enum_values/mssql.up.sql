-- check ck_member_best_enum
ALTER TABLE [member] DROP CONSTRAINT [ck_member_best_enum];
GO

-- check ck_member_tier_enum
ALTER TABLE [member] DROP CONSTRAINT [ck_member_tier_enum];
GO

-- default of column tier
ALTER TABLE [member] DROP CONSTRAINT [df_member_tier];
GO

-- column tier
ALTER TABLE [member] ALTER COLUMN [tier] NVARCHAR(25) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- default of column tier
ALTER TABLE [member] ADD CONSTRAINT [df_member_tier] DEFAULT N'tin' FOR [tier];
GO

-- column best
ALTER TABLE [member] ALTER COLUMN [best] NVARCHAR(25) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- values of table member
UPDATE [member]
SET [tier] = CASE [tier]
    WHEN N'bronze' THEN N'copper'
    WHEN N'gold' THEN N'platinum_with_a_long_name'
    ELSE [tier] END
WHERE [tier] IN (N'bronze', N'gold');

-- values of table member
UPDATE [member]
SET [best] = CASE [best]
    WHEN N'bronze' THEN N'copper'
    WHEN N'gold' THEN N'platinum_with_a_long_name'
    ELSE [best] END
WHERE [best] IN (N'bronze', N'gold');
GO

-- data step of the spec
-- tin becomes wood
UPDATE member SET tier = 'wood' WHERE tier = 'tin';
GO

-- default of column tier
ALTER TABLE [member] DROP CONSTRAINT [df_member_tier];
GO

-- default of column tier
ALTER TABLE [member] ADD CONSTRAINT [df_member_tier] DEFAULT N'wood' FOR [tier];
GO

-- check ck_member_best_enum
ALTER TABLE [member]
    ADD CONSTRAINT [ck_member_best_enum] CHECK ([best] IN (N'copper', N'silver', N'platinum_with_a_long_name', N'wood'));
GO

-- check ck_member_tier_enum
ALTER TABLE [member]
    ADD CONSTRAINT [ck_member_tier_enum] CHECK ([tier] IN (N'copper', N'silver', N'platinum_with_a_long_name', N'wood'));
GO
