-- column short
ALTER TABLE `reading` ADD COLUMN `short_after` VARCHAR(40) COLLATE utf8mb4_bin;
UPDATE `reading` SET `short_after` = concat(`short` + 0e0);
ALTER TABLE `reading`
    DROP COLUMN `short`,
    CHANGE COLUMN `short_after` `short` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL;

-- column wide
ALTER TABLE `reading`
    MODIFY COLUMN `wide` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL;

-- column packed
ALTER TABLE `reading` ADD COLUMN `packed_after` JSON;
UPDATE `reading` SET `packed_after` = concat(`packed` + 0e0);
ALTER TABLE `reading`
    DROP COLUMN `packed`,
    CHANGE COLUMN `packed_after` `packed` JSON NOT NULL;
