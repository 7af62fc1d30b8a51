-- index ix_sale_shout
DROP INDEX `ix_sale_shout` ON `sale`;

-- column total
ALTER TABLE `sale`
    MODIFY COLUMN `total` INTEGER;

-- column shout
ALTER TABLE `sale` ADD COLUMN `shout_after` VARCHAR(40) COLLATE utf8mb4_bin;
UPDATE `sale` SET `shout_after` = `shout`;
ALTER TABLE `sale`
    DROP COLUMN `shout`,
    CHANGE COLUMN `shout_after` `shout` VARCHAR(40) COLLATE utf8mb4_bin;

-- column cost
ALTER TABLE `sale` RENAME COLUMN `price` TO `cost`;

-- columns cost, note, total, shout
ALTER TABLE `sale`
    MODIFY COLUMN `cost` BIGINT NOT NULL,
    MODIFY COLUMN `note` VARCHAR(50) COLLATE utf8mb4_bin,
    MODIFY COLUMN `total` BIGINT,
    MODIFY COLUMN `shout` VARCHAR(60) COLLATE utf8mb4_bin;

-- index ix_sale_shout
CREATE INDEX `ix_sale_shout` ON `sale` (`shout`);
