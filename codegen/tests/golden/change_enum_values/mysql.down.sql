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

-- values of table member
UPDATE `member`
SET `tier` = CASE `tier`
    WHEN 'copper' THEN 'bronze'
    WHEN 'platinum_with_a_long_name' THEN 'gold'
    ELSE `tier` END
WHERE `tier` IN ('copper', 'platinum_with_a_long_name');

-- values of table member
UPDATE `member`
SET `best` = CASE `best`
    WHEN 'copper' THEN 'bronze'
    WHEN 'platinum_with_a_long_name' THEN 'gold'
    ELSE `best` END
WHERE `best` IN ('copper', 'platinum_with_a_long_name');

-- columns tier, best
ALTER TABLE `member`
    MODIFY COLUMN `tier` VARCHAR(6) COLLATE utf8mb4_bin NOT NULL DEFAULT 'tin',
    MODIFY COLUMN `best` VARCHAR(6) COLLATE utf8mb4_bin;

-- check ck_member_best_enum
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_best_enum` CHECK (`best` IN ('bronze', 'silver', 'gold', 'tin')),
    DROP CONSTRAINT `ck_member_best_enum_before`;

-- check ck_member_tier_enum
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_tier_enum` CHECK (`tier` IN ('bronze', 'silver', 'gold', 'tin')),
    DROP CONSTRAINT `ck_member_tier_enum_before`;

-- trigger member_counts
CREATE TRIGGER `member_counts` BEFORE UPDATE ON `member`
FOR EACH ROW BEGIN
    SET NEW.changes = OLD.changes + 1;
END;
