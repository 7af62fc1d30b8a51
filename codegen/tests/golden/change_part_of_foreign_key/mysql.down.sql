-- foreign key fk_answer_taken_number
ALTER TABLE `answer` DROP FOREIGN KEY `fk_answer_taken_number`;

-- index fk_answer_taken_number
DROP INDEX `fk_answer_taken_number` ON `answer`;

-- primary key pk_reading
ALTER TABLE `reading` DROP PRIMARY KEY;

-- column taken
ALTER TABLE `answer` ADD COLUMN `taken_after` BIGINT;
UPDATE `answer` SET `taken_after` = timestampdiff(SECOND, TIMESTAMP '1970-01-01 00:00:00', `taken`);
ALTER TABLE `answer`
    DROP COLUMN `taken`,
    CHANGE COLUMN `taken_after` `taken` BIGINT;

-- column taken
ALTER TABLE `reading` ADD COLUMN `taken_after` BIGINT;
UPDATE `reading` SET `taken_after` = timestampdiff(SECOND, TIMESTAMP '1970-01-01 00:00:00', `taken`);
ALTER TABLE `reading`
    DROP COLUMN `taken`,
    CHANGE COLUMN `taken_after` `taken` BIGINT NOT NULL;

-- primary key pk_reading
ALTER TABLE `reading`
    ADD PRIMARY KEY (`taken`, `number`);

-- foreign key fk_answer_taken_number
ALTER TABLE `answer`
    ADD CONSTRAINT `fk_answer_taken_number` FOREIGN KEY (`taken`, `number`) REFERENCES `reading` (`taken`, `number`) ON DELETE CASCADE;
