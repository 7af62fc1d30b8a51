-- table new
DROP TABLE `new`;

-- table renamed
ALTER TABLE `named` RENAME TO `renamed`;

-- column id
ALTER TABLE `renamed` RENAME COLUMN `number` TO `id`;

-- column id
ALTER TABLE `none_to_always`
    MODIFY COLUMN `id` INTEGER NOT NULL;

-- column id
ALTER TABLE `none_to_serial`
    MODIFY COLUMN `id` INTEGER NOT NULL;

-- column id
ALTER TABLE `serial_to_wider`
    MODIFY COLUMN `id` INTEGER NOT NULL AUTO_INCREMENT;

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `always_to_none` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `serial_to_none` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;
