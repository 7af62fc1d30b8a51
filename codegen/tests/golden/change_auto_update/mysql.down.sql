-- columns made, changed, kept, added
ALTER TABLE `note`
    MODIFY COLUMN `made` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `changed` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `kept` timestamp on update current_timestamp(),
    DROP COLUMN `added`;
