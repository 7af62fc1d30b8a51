-- column id
ALTER TABLE `numbered`
    MODIFY COLUMN `id` INTEGER NOT NULL;

-- column id
ALTER TABLE `plain`
    MODIFY COLUMN `id` INTEGER NOT NULL;

-- primary key of table keyed
ALTER TABLE `keyed`
    DROP PRIMARY KEY,
    DROP COLUMN `id`,
    ADD PRIMARY KEY (`name`);

-- primary key of table to_composite
ALTER TABLE `to_composite`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`);

-- primary key of table to_other_column
ALTER TABLE `to_other_column`
    DROP PRIMARY KEY,
    ADD COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`id`);

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `numbered` MODIFY COLUMN `id` INTEGER NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;

-- column id
SET @tablewright_mode = @@sql_mode, SESSION sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
ALTER TABLE `to_composite` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
SET SESSION sql_mode = @tablewright_mode;
