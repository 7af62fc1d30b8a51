-- table we"ird
ALTER TABLE `we'ird"er` RENAME TO `we"ird`;

-- column a`b
ALTER TABLE `we"ird` RENAME COLUMN `a"b` TO `a``b`;

-- column x]y
ALTER TABLE `we"ird` RENAME COLUMN `x[]y` TO `x]y`;

-- index ix"`]
ALTER TABLE `we"ird` RENAME INDEX `ix]``"` TO `ix"``]`;

-- columns a`b, x]y
ALTER TABLE `we"ird`
    MODIFY COLUMN `a``b` INTEGER NOT NULL,
    MODIFY COLUMN `x]y` VARCHAR(10) COLLATE utf8mb4_bin DEFAULT 'O''Neil';
