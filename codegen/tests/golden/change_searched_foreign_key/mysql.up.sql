-- full-text index search_keeps
DROP INDEX `search_keeps` ON `keeps`;

-- full-text index search_loses
DROP INDEX `search_loses` ON `loses`;

-- foreign key fk_keeps_topic
ALTER TABLE `keeps` DROP FOREIGN KEY `fk_keeps_topic`;

-- foreign key fk_loses_topic
ALTER TABLE `loses` DROP FOREIGN KEY `fk_loses_topic`;

-- index fk_loses_topic
DROP INDEX `fk_loses_topic` ON `loses`;

-- table kept
ALTER TABLE `keeps` RENAME TO `kept`;

-- index fk_kept_topic
ALTER TABLE `kept` RENAME INDEX `fk_keeps_topic` TO `fk_kept_topic`;

-- index fk_gains_topic
CREATE INDEX `fk_gains_topic` ON `gains` (`topic`);

-- foreign key fk_kept_topic
ALTER TABLE `kept`
    ADD CONSTRAINT `fk_kept_topic` FOREIGN KEY (`topic`) REFERENCES `topic` (`name`);

-- foreign key fk_loses_topic
ALTER TABLE `loses`
    ADD CONSTRAINT `fk_loses_topic` FOREIGN KEY (`topic`) REFERENCES `topic` (`name`);

-- full-text index search_gains
CREATE FULLTEXT INDEX `search_gains` ON `gains` (`topic`);

-- full-text index search_kept
CREATE FULLTEXT INDEX `search_kept` ON `kept` (`topic`);
