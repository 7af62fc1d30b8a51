-- index ix_data
DROP INDEX `ix_data` ON `note`;

-- index ix_tag
DROP INDEX `ix_tag` ON `note`;

-- unique key uq_place
ALTER TABLE `note` DROP INDEX `uq_place`;

-- unique key uq_title
ALTER TABLE `note` DROP INDEX `uq_title`;

-- primary key pk_word
ALTER TABLE `word` DROP PRIMARY KEY;

-- column body
ALTER TABLE `note` RENAME COLUMN `text` TO `body`;

-- column tag
ALTER TABLE `note`
    MODIFY COLUMN `tag` VARCHAR(100) COLLATE utf8mb4_bin NOT NULL;

-- primary key pk_word
ALTER TABLE `word`
    ADD PRIMARY KEY (`word`(30), `language`);

-- unique keys uq_place, uq_title
ALTER TABLE `note`
    ADD CONSTRAINT `uq_place` UNIQUE (`place`),
    ADD CONSTRAINT `uq_title` UNIQUE (`title`(50));

-- index ix_data
CREATE INDEX `ix_data` ON `note` (`data`(10));

-- index ix_tag
CREATE INDEX `ix_tag` ON `note` (`tag`(30));
