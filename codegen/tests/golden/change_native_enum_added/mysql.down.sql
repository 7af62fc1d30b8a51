-- column mood
ALTER TABLE `member`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'fine';

-- values of table member
UPDATE `member`
SET `mood` = CASE `mood`
    WHEN 'fine' THEN 'ok'
    ELSE `mood` END
WHERE `mood` IN ('fine');

-- column mood
ALTER TABLE `member`
    MODIFY COLUMN `mood` ENUM('sad','ok') COLLATE utf8mb4_bin NOT NULL DEFAULT 'ok';
