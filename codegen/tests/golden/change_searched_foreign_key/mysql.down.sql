-- full-text index search_gains
DROP INDEX `search_gains` ON `gains`;

-- full-text index search_kept
DROP INDEX `search_kept` ON `kept`;

-- foreign key fk_gains_topic
ALTER TABLE `gains` DROP FOREIGN KEY `fk_gains_topic`;

-- foreign key fk_kept_topic
ALTER TABLE `kept` DROP FOREIGN KEY `fk_kept_topic`;

-- index fk_gains_topic
DROP INDEX `fk_gains_topic` ON `gains`;

-- table keeps
ALTER TABLE `kept` RENAME TO `keeps`;

-- index fk_keeps_topic
ALTER TABLE `keeps` RENAME INDEX `fk_kept_topic` TO `fk_keeps_topic`;

-- index fk_loses_topic
CREATE INDEX `fk_loses_topic` ON `loses` (`topic`);

-- foreign key fk_gains_topic
ALTER TABLE `gains`
    ADD CONSTRAINT `fk_gains_topic` FOREIGN KEY (`topic`) REFERENCES `topic` (`name`);

-- foreign key fk_keeps_topic
ALTER TABLE `keeps`
    ADD CONSTRAINT `fk_keeps_topic` FOREIGN KEY (`topic`) REFERENCES `topic` (`name`);

-- full-text index search_keeps
CREATE FULLTEXT INDEX `search_keeps` ON `keeps` (`topic`);

-- full-text index search_loses
CREATE FULLTEXT INDEX `search_loses` ON `loses` (`topic`, `note`);
