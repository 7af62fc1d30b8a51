-- unique key uq_thing_token
ALTER TABLE `thing` DROP INDEX `uq_thing_token`;

-- column token
ALTER TABLE `thing` ADD COLUMN `token_after` BINARY(16);
UPDATE `thing` SET `token_after` = unhex(replace(`token`, '-', ''));
ALTER TABLE `thing`
    DROP COLUMN `token`,
    CHANGE COLUMN `token_after` `token` BINARY(16);

-- column made_at
SET @tablewright_zone = @@time_zone, SESSION time_zone = '+00:00';
ALTER TABLE `thing` MODIFY COLUMN `made_at` DATETIME(6);
SET SESSION time_zone = @tablewright_zone;

-- columns body, price, raw, many
ALTER TABLE `thing`
    MODIFY COLUMN `body` JSON,
    MODIFY COLUMN `price` DECIMAL(8, 2),
    MODIFY COLUMN `raw` LONGBLOB,
    MODIFY COLUMN `many` BIGINT;

-- unique key uq_thing_token
ALTER TABLE `thing`
    ADD CONSTRAINT `uq_thing_token` UNIQUE (`token`);
