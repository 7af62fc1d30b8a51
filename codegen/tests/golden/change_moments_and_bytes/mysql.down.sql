-- column day
ALTER TABLE `event`
    MODIFY COLUMN `day` DATETIME(6);

-- column words
SET @tablewright_zone = @@time_zone, SESSION time_zone = '+00:00';
ALTER TABLE `event` MODIFY COLUMN `words` DATETIME(6);
SET SESSION time_zone = @tablewright_zone;

-- column seconds
ALTER TABLE `event` ADD COLUMN `seconds_after` BIGINT;
UPDATE `event` SET `seconds_after` = timestampdiff(SECOND, TIMESTAMP '1970-01-01 00:00:00', `seconds`);
ALTER TABLE `event`
    DROP COLUMN `seconds`,
    CHANGE COLUMN `seconds_after` `seconds` BIGINT;

-- column exact
ALTER TABLE `event` ADD COLUMN `exact_after` DECIMAL(14, 2);
UPDATE `event` SET `exact_after` = timestampdiff(SECOND, TIMESTAMP '1970-01-01 00:00:00', `exact`);
ALTER TABLE `event`
    DROP COLUMN `exact`,
    CHANGE COLUMN `exact_after` `exact` DECIMAL(14, 2);

-- columns raw, note
ALTER TABLE `event`
    MODIFY COLUMN `raw` LONGBLOB,
    MODIFY COLUMN `note` LONGTEXT COLLATE utf8mb4_bin;
