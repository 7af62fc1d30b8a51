-- foreign key fk_member_best
ALTER TABLE `member` DROP FOREIGN KEY `fk_member_best`;

-- check ck_member_shape_enum
ALTER TABLE `member` DROP CONSTRAINT `ck_member_shape_enum`;

-- check ck_sad
ALTER TABLE `member` DROP CONSTRAINT `ck_sad`;

-- columns mood, best, size, kind, shape
ALTER TABLE `member`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'new',
    MODIFY COLUMN `best` VARCHAR(255) COLLATE utf8mb4_bin,
    MODIFY COLUMN `size` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'small',
    MODIFY COLUMN `kind` VARCHAR(5) COLLATE utf8mb4_bin NOT NULL DEFAULT 'plain',
    MODIFY COLUMN `shape` VARCHAR(255) COLLATE utf8mb4_bin;

-- column mood
ALTER TABLE `owner`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL;

-- values of table member
UPDATE `member`
SET `mood` = CASE `mood`
    WHEN 'blue' THEN 'sad'
    ELSE `mood` END
WHERE `mood` IN ('blue');

-- values of table member
UPDATE `member`
SET `best` = CASE `best`
    WHEN 'blue' THEN 'sad'
    ELSE `best` END
WHERE `best` IN ('blue');

-- values of table owner
UPDATE `owner`
SET `mood` = CASE `mood`
    WHEN 'blue' THEN 'sad'
    ELSE `mood` END
WHERE `mood` IN ('blue');

-- columns mood, best, size, shape
ALTER TABLE `member`
    MODIFY COLUMN `mood` ENUM('sad','ok','happy','tin') COLLATE utf8mb4_bin NOT NULL DEFAULT 'tin',
    MODIFY COLUMN `best` ENUM('sad','ok','happy','tin') COLLATE utf8mb4_bin,
    MODIFY COLUMN `size` ENUM('large','small') COLLATE utf8mb4_bin NOT NULL DEFAULT 'small',
    MODIFY COLUMN `shape` ENUM('round','flat') COLLATE utf8mb4_bin;

-- column mood
ALTER TABLE `owner`
    MODIFY COLUMN `mood` ENUM('sad','ok','happy','tin') COLLATE utf8mb4_bin NOT NULL;

-- checks ck_member_kind_enum, ck_sad
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_kind_enum` CHECK (`kind` IN ('plain', 'it''s')),
    ADD CONSTRAINT `ck_sad` CHECK (`mood` <> 'sad' OR `changes` = 0);

-- foreign key fk_member_best
ALTER TABLE `member`
    ADD CONSTRAINT `fk_member_best` FOREIGN KEY (`best`) REFERENCES `owner` (`mood`) ON UPDATE CASCADE;

-- view members
ALTER VIEW `members` AS
SELECT id, mood, size, kind, shape FROM member;
