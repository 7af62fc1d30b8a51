-- full-text index article_search
DROP INDEX `article_search` ON `article`;

-- index ix_doubled
DROP INDEX `ix_doubled` ON `article`;

-- index ix_words
DROP INDEX `ix_words` ON `article`;

-- check ck_words
ALTER TABLE `article` DROP CONSTRAINT `ck_words`;

-- check ck_kind
ALTER TABLE `article` DROP CONSTRAINT `ck_kind`;

-- column doubled
ALTER TABLE `article`
    DROP COLUMN `doubled`;

-- index uq_old_name
ALTER TABLE `article` RENAME INDEX `uq_new_name` TO `uq_old_name`;

-- index ix_old_name
ALTER TABLE `article` RENAME INDEX `ix_new_name` TO `ix_old_name`;

-- columns title, words, doubled
ALTER TABLE `article`
    MODIFY COLUMN `title` VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    MODIFY COLUMN `words` INTEGER,
    ADD COLUMN `doubled` INTEGER GENERATED ALWAYS AS (`words` * 2) STORED;

-- checks ck_words, ck_kind
ALTER TABLE `article`
    ADD CONSTRAINT `ck_words` CHECK (`words` >= 0),
    ADD CONSTRAINT `ck_kind` CHECK (`kind` <> '');

-- index ix_doubled
CREATE INDEX `ix_doubled` ON `article` (`doubled`);

-- index ix_words
CREATE INDEX `ix_words` ON `article` (`words`);

-- full-text index article_search
CREATE FULLTEXT INDEX `article_search` ON `article` (`title`, `body`);

-- comment of table article
ALTER TABLE `article` COMMENT = 'before';

-- view short_articles
ALTER VIEW `short_articles` AS
SELECT id, title FROM article WHERE words < 100;

-- view short_titles
ALTER VIEW `short_titles` AS
SELECT title FROM short_articles;
