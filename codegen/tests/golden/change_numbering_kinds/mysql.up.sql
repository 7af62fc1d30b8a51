-- table named
ALTER TABLE `renamed` RENAME TO `named`;

-- column number
ALTER TABLE `named` RENAME COLUMN `id` TO `number`;

-- table new
CREATE TABLE `new` (
    `id`   BIGINT      NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(10) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- column id
ALTER TABLE `always_to_none`
    MODIFY COLUMN `id` BIGINT NOT NULL;

-- column id
ALTER TABLE `serial_to_none`
    MODIFY COLUMN `id` BIGINT NOT NULL;

-- column id
ALTER TABLE `serial_to_wider`
    MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `none_to_always` MODIFY COLUMN `id` INTEGER NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `none_to_serial` MODIFY COLUMN `id` INTEGER NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;
