-- foreign key fk_member_best
ALTER TABLE `member` DROP FOREIGN KEY `fk_member_best`;

-- check ck_member_kind_enum
ALTER TABLE `member` DROP CONSTRAINT `ck_member_kind_enum`;

-- check ck_sad
ALTER TABLE `member` DROP CONSTRAINT `ck_sad`;

-- columns mood, best, size, kind, shape
ALTER TABLE `member`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'tin',
    MODIFY COLUMN `best` VARCHAR(255) COLLATE utf8mb4_bin,
    MODIFY COLUMN `size` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'small',
    MODIFY COLUMN `kind` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'plain',
    MODIFY COLUMN `shape` VARCHAR(5) COLLATE utf8mb4_bin;

-- column mood
ALTER TABLE `owner`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL;

-- values of table member
UPDATE `member`
SET `mood` = CASE `mood`
    WHEN 'sad' THEN 'blue'
    ELSE `mood` END
WHERE `mood` IN ('sad');

-- values of table member
UPDATE `member`
SET `best` = CASE `best`
    WHEN 'sad' THEN 'blue'
    ELSE `best` END
WHERE `best` IN ('sad');

-- values of table owner
UPDATE `owner`
SET `mood` = CASE `mood`
    WHEN 'sad' THEN 'blue'
    ELSE `mood` END
WHERE `mood` IN ('sad');

-- data step of the spec
-- tin becomes new
UPDATE member SET mood = 'new' WHERE mood = 'tin';

-- columns mood, best, size, kind
ALTER TABLE `member`
    MODIFY COLUMN `mood` ENUM('blue','ok','new','happy') COLLATE utf8mb4_bin NOT NULL DEFAULT 'new',
    MODIFY COLUMN `best` ENUM('blue','ok','new','happy') COLLATE utf8mb4_bin,
    MODIFY COLUMN `size` ENUM('small','large') COLLATE utf8mb4_bin NOT NULL DEFAULT 'small',
    MODIFY COLUMN `kind` ENUM('plain','it''s') COLLATE utf8mb4_bin NOT NULL DEFAULT 'plain';

-- column mood
ALTER TABLE `owner`
    MODIFY COLUMN `mood` ENUM('blue','ok','new','happy') COLLATE utf8mb4_bin NOT NULL;

-- checks ck_member_shape_enum, ck_sad
ALTER TABLE `member`
    ADD CONSTRAINT `ck_member_shape_enum` CHECK (`shape` IN ('round', 'flat')),
    ADD CONSTRAINT `ck_sad` CHECK (`mood` <> 'blue' OR `changes` = 0);

-- foreign key fk_member_best
ALTER TABLE `member`
    ADD CONSTRAINT `fk_member_best` FOREIGN KEY (`best`) REFERENCES `owner` (`mood`) ON UPDATE CASCADE;

-- view members
ALTER VIEW `members` AS
SELECT id, mood, size, kind, shape FROM member;
