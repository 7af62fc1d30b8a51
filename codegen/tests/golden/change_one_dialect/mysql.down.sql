-- index ix_lang
DROP INDEX `ix_lang` ON `page`;

-- column lang
ALTER TABLE `page`
    MODIFY COLUMN `lang` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL;
