-- foreign key fk_child_code_id
ALTER TABLE `child` DROP FOREIGN KEY `fk_child_code_id`;

-- unique key uq_coded_id
ALTER TABLE `coded` DROP INDEX `uq_coded_id`;

-- column number
ALTER TABLE `to_single`
    ADD COLUMN `number` INTEGER NOT NULL DEFAULT 0;

-- primary key of table coded
ALTER TABLE `coded`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`);

-- primary key of table to_composite
ALTER TABLE `to_composite`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`);

-- primary key of table to_single
ALTER TABLE `to_single`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`owner`, `number`);

-- unique key uq_coded_code
ALTER TABLE `coded`
    ADD CONSTRAINT `uq_coded_code` UNIQUE (`code`);

-- foreign key fk_child_code_id
ALTER TABLE `child`
    ADD CONSTRAINT `fk_child_code_id` FOREIGN KEY (`code_id`) REFERENCES `coded` (`id`);
