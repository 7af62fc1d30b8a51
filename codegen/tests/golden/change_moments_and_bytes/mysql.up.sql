-- columns day, words
ALTER TABLE `event`
    MODIFY COLUMN `day` DATE,
    MODIFY COLUMN `words` VARCHAR(40) COLLATE utf8mb4_bin;

-- column seconds
ALTER TABLE `event` ADD COLUMN `seconds_after` DATETIME(6);
UPDATE `event` SET `seconds_after` = TIMESTAMP '1970-01-01 00:00:00' + INTERVAL `seconds` SECOND;
ALTER TABLE `event`
    DROP COLUMN `seconds`,
    CHANGE COLUMN `seconds_after` `seconds` DATETIME(6);

-- column exact
ALTER TABLE `event` ADD COLUMN `exact_after` DATETIME(6);
UPDATE `event` SET `exact_after` = TIMESTAMP '1970-01-01 00:00:00' + INTERVAL `exact` SECOND;
ALTER TABLE `event`
    DROP COLUMN `exact`,
    CHANGE COLUMN `exact_after` `exact` DATETIME(6);

-- columns raw, note
ALTER TABLE `event`
    MODIFY COLUMN `raw` LONGTEXT COLLATE utf8mb4_bin,
    MODIFY COLUMN `note` LONGBLOB;
