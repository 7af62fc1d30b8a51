-- trigger member_counts
DROP TRIGGER `member_counts`;

-- check ck_member_best_enum_before
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_best_enum_before` CHECK (`best` IN ('bronze', 'copper', 'gold', 'platinum_with_a_long_name', 'silver', 'tin', 'wood')),
    DROP CONSTRAINT `ck_member_best_enum`;

-- check ck_member_tier_enum_before
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_tier_enum_before` CHECK (`tier` IN ('bronze', 'copper', 'gold', 'platinum_with_a_long_name', 'silver', 'tin', 'wood')),
    DROP CONSTRAINT `ck_member_tier_enum`;

-- columns tier, best
ALTER TABLE `member`
    MODIFY COLUMN `tier` VARCHAR(25) COLLATE utf8mb4_bin NOT NULL DEFAULT 'tin',
    MODIFY COLUMN `best` VARCHAR(25) COLLATE utf8mb4_bin;

-- values of table member
UPDATE `member`
SET `tier` = CASE `tier`
    WHEN 'bronze' THEN 'copper'
    WHEN 'gold' THEN 'platinum_with_a_long_name'
    ELSE `tier` END
WHERE `tier` IN ('bronze', 'gold');

-- values of table member
UPDATE `member`
SET `best` = CASE `best`
    WHEN 'bronze' THEN 'copper'
    WHEN 'gold' THEN 'platinum_with_a_long_name'
    ELSE `best` END
WHERE `best` IN ('bronze', 'gold');

-- data step of the spec
-- tin becomes wood
UPDATE member SET tier = 'wood' WHERE tier = 'tin';

-- column tier
ALTER TABLE `member`
    MODIFY COLUMN `tier` VARCHAR(25) COLLATE utf8mb4_bin NOT NULL DEFAULT 'wood';

-- check ck_member_best_enum
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_best_enum` CHECK (`best` IN ('copper', 'silver', 'platinum_with_a_long_name', 'wood')),
    DROP CONSTRAINT `ck_member_best_enum_before`;

-- check ck_member_tier_enum
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_tier_enum` CHECK (`tier` IN ('copper', 'silver', 'platinum_with_a_long_name', 'wood')),
    DROP CONSTRAINT `ck_member_tier_enum_before`;

-- trigger member_counts
CREATE TRIGGER `member_counts` BEFORE UPDATE ON `member`
FOR EACH ROW BEGIN
    SET NEW.changes = OLD.changes + 1;
END;
