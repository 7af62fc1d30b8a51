-- column lang
ALTER TABLE `page`
    MODIFY COLUMN `lang` VARCHAR(10) COLLATE utf8mb4_unicode_ci NOT NULL;

-- index ix_lang
CREATE INDEX `ix_lang` ON `page` (`lang`);
