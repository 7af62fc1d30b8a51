-- table we'ird"er
ALTER TABLE `we"ird` RENAME TO `we'ird"er`;

-- column a"b
ALTER TABLE `we'ird"er` RENAME COLUMN `a``b` TO `a"b`;

-- column x[]y
ALTER TABLE `we'ird"er` RENAME COLUMN `x]y` TO `x[]y`;

-- index ix]`"
ALTER TABLE `we'ird"er` RENAME INDEX `ix"``]` TO `ix]``"`;

-- columns a"b, x[]y
ALTER TABLE `we'ird"er`
    MODIFY COLUMN `a"b` BIGINT NOT NULL,
    MODIFY COLUMN `x[]y` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s' COMMENT 'it''s \\ kept';
