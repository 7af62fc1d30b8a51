-- column id
ALTER TABLE `numbered` MODIFY COLUMN `id` INTEGER NOT NULL;

-- column id
ALTER TABLE `plain` MODIFY COLUMN `id` INTEGER NOT NULL;

-- primary key of table keyed
ALTER TABLE `keyed`
    DROP PRIMARY KEY,
    DROP COLUMN `id`,
    ADD PRIMARY KEY (`name`);

-- column id
ALTER TABLE `numbered` MODIFY COLUMN `id` INTEGER NOT NULL AUTO_INCREMENT;
