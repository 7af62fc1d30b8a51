-- unique key uq_thing_token
ALTER TABLE `thing` DROP INDEX `uq_thing_token`;

-- column token
ALTER TABLE `thing` ADD COLUMN `token_after` VARCHAR(36) COLLATE utf8mb4_bin;
UPDATE `thing` SET `token_after` = lower(concat(substr(hex(`token`), 1, 8), '-', substr(hex(`token`), 9, 4), '-', substr(hex(`token`), 13, 4), '-', substr(hex(`token`), 17, 4), '-', substr(hex(`token`), 21, 12)));
ALTER TABLE `thing`
    DROP COLUMN `token`,
    CHANGE COLUMN `token_after` `token` VARCHAR(36) COLLATE utf8mb4_bin;

-- columns made_at, body, price, raw, many
ALTER TABLE `thing`
    MODIFY COLUMN `made_at` VARCHAR(40) COLLATE utf8mb4_bin,
    MODIFY COLUMN `body` LONGTEXT COLLATE utf8mb4_bin,
    MODIFY COLUMN `price` VARCHAR(20) COLLATE utf8mb4_bin,
    MODIFY COLUMN `raw` LONGTEXT COLLATE utf8mb4_bin,
    MODIFY COLUMN `many` DECIMAL(20, 0);

-- unique key uq_thing_token
ALTER TABLE `thing`
    ADD CONSTRAINT `uq_thing_token` UNIQUE (`token`);
