-- column mood
ALTER TABLE `member`
    MODIFY COLUMN `mood` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT 'ok';

-- values of table member
UPDATE `member`
SET `mood` = CASE `mood`
    WHEN 'ok' THEN 'fine'
    ELSE `mood` END
WHERE `mood` IN ('ok');

-- column mood
ALTER TABLE `member`
    MODIFY COLUMN `mood` ENUM('first','sad','between','between_too','fine','last') COLLATE utf8mb4_bin NOT NULL DEFAULT 'fine';
