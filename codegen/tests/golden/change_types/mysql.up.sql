-- index ix_reading_label_small
DROP INDEX `ix_reading_label_small` ON `reading`;

-- check ck_small
ALTER TABLE `reading` DROP CONSTRAINT `ck_small`;

-- columns id, amount
ALTER TABLE `reading`
    MODIFY COLUMN `id` BIGINT NOT NULL,
    MODIFY COLUMN `amount` INTEGER NOT NULL DEFAULT 0;

-- column active
ALTER TABLE `reading` ADD COLUMN `active_after` TINYINT(1);
UPDATE `reading` SET `active_after` = CASE lower(trim(`active`))
    WHEN 'true' THEN TRUE
    WHEN 't' THEN TRUE
    WHEN 'yes' THEN TRUE
    WHEN 'on' THEN TRUE
    WHEN 'false' THEN FALSE
    WHEN 'f' THEN FALSE
    WHEN 'no' THEN FALSE
    WHEN 'off' THEN FALSE
    ELSE `active` END;
ALTER TABLE `reading`
    DROP COLUMN `active`,
    CHANGE COLUMN `active_after` `active` TINYINT(1) NOT NULL DEFAULT TRUE;

-- column taken_at
SET @tablewright_zone = @@time_zone, SESSION time_zone = '+00:00';
ALTER TABLE `reading` MODIFY COLUMN `taken_at` DATETIME(6);
SET SESSION time_zone = @tablewright_zone;

-- columns body, small
ALTER TABLE `reading`
    MODIFY COLUMN `body` JSON,
    MODIFY COLUMN `small` INTEGER NOT NULL DEFAULT 1;

-- column flag
ALTER TABLE `reading` ADD COLUMN `flag_after` VARCHAR(5) COLLATE utf8mb4_bin;
UPDATE `reading` SET `flag_after` = CASE WHEN `flag` IS NULL THEN NULL WHEN `flag` THEN 'true' ELSE 'false' END;
ALTER TABLE `reading`
    DROP COLUMN `flag`,
    CHANGE COLUMN `flag_after` `flag` VARCHAR(5) COLLATE utf8mb4_bin NOT NULL DEFAULT 'yes';

-- columns day, exact, label
ALTER TABLE `reading`
    MODIFY COLUMN `day` DATETIME(6),
    MODIFY COLUMN `exact` DOUBLE,
    MODIFY COLUMN `label` LONGTEXT COLLATE utf8mb4_bin NOT NULL;

-- check ck_small
ALTER TABLE `reading`
    ADD CONSTRAINT `ck_small` CHECK (`small` < 100);
