-- check ck_small
ALTER TABLE `reading` DROP CONSTRAINT `ck_small`;

-- columns id, amount
ALTER TABLE `reading`
    MODIFY COLUMN `id` INTEGER NOT NULL,
    MODIFY COLUMN `amount` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL DEFAULT '0';

-- column active
ALTER TABLE `reading` ADD COLUMN `active_after` VARCHAR(5) COLLATE utf8mb4_bin;
UPDATE `reading` SET `active_after` = CASE WHEN `active` IS NULL THEN NULL WHEN `active` THEN 'true' ELSE 'false' END;
ALTER TABLE `reading`
    DROP COLUMN `active`,
    CHANGE COLUMN `active_after` `active` VARCHAR(5) COLLATE utf8mb4_bin NOT NULL DEFAULT 'true';

-- columns taken_at, body, small
ALTER TABLE `reading`
    MODIFY COLUMN `taken_at` VARCHAR(30) COLLATE utf8mb4_bin,
    MODIFY COLUMN `body` LONGTEXT COLLATE utf8mb4_bin,
    MODIFY COLUMN `small` SMALLINT NOT NULL DEFAULT 1;

-- column flag
ALTER TABLE `reading` ADD COLUMN `flag_after` TINYINT(1);
UPDATE `reading` SET `flag_after` = CASE lower(trim(`flag`))
    WHEN 'true' THEN TRUE
    WHEN 't' THEN TRUE
    WHEN 'yes' THEN TRUE
    WHEN 'on' THEN TRUE
    WHEN 'false' THEN FALSE
    WHEN 'f' THEN FALSE
    WHEN 'no' THEN FALSE
    WHEN 'off' THEN FALSE
    ELSE `flag` END;
ALTER TABLE `reading`
    DROP COLUMN `flag`,
    CHANGE COLUMN `flag_after` `flag` TINYINT(1) NOT NULL DEFAULT TRUE;

-- columns day, exact, label
ALTER TABLE `reading`
    MODIFY COLUMN `day` DATE,
    MODIFY COLUMN `exact` DECIMAL(10, 2),
    MODIFY COLUMN `label` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL;

-- check ck_small
ALTER TABLE `reading`
    ADD CONSTRAINT `ck_small` CHECK (`small` < 100);

-- index ix_reading_label_small
CREATE INDEX `ix_reading_label_small` ON `reading` (`label`, `small`);
