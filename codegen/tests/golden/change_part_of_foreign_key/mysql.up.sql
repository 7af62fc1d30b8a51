-- foreign key fk_answer_taken_number
ALTER TABLE `answer` DROP FOREIGN KEY `fk_answer_taken_number`;

-- index fk_answer_taken_number
DROP INDEX `fk_answer_taken_number` ON `answer`;

-- primary key pk_reading
ALTER TABLE `reading` DROP PRIMARY KEY;

-- column taken
ALTER TABLE `answer` ADD COLUMN `taken_after` DATETIME(6);
UPDATE `answer` SET `taken_after` = TIMESTAMP '1970-01-01 00:00:00' + INTERVAL `taken` SECOND;
ALTER TABLE `answer`
    DROP COLUMN `taken`,
    CHANGE COLUMN `taken_after` `taken` DATETIME(6);

-- column taken
ALTER TABLE `reading` ADD COLUMN `taken_after` DATETIME(6);
UPDATE `reading` SET `taken_after` = TIMESTAMP '1970-01-01 00:00:00' + INTERVAL `taken` SECOND;
ALTER TABLE `reading`
    DROP COLUMN `taken`,
    CHANGE COLUMN `taken_after` `taken` DATETIME(6) NOT NULL;

-- primary key pk_reading
ALTER TABLE `reading`
    ADD PRIMARY KEY (`taken`, `number`);

-- foreign key fk_answer_taken_number
ALTER TABLE `answer`
    ADD CONSTRAINT `fk_answer_taken_number` FOREIGN KEY (`taken`, `number`) REFERENCES `reading` (`taken`, `number`) ON DELETE CASCADE;
