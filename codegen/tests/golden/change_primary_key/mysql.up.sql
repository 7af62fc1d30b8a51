-- foreign key fk_child_code_id
ALTER TABLE `child` DROP FOREIGN KEY `fk_child_code_id`;

-- unique key uq_coded_code
ALTER TABLE `coded` DROP INDEX `uq_coded_code`;

-- primary key of table coded
ALTER TABLE `coded`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`code`);

-- primary key of table to_composite
ALTER TABLE `to_composite`
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (`id`, `part`);

-- primary key of table to_single
ALTER TABLE `to_single`
    DROP PRIMARY KEY,
    DROP COLUMN `number`,
    ADD PRIMARY KEY (`owner`);

-- unique key uq_coded_id
ALTER TABLE `coded`
    ADD CONSTRAINT `uq_coded_id` UNIQUE (`id`);

-- foreign key fk_child_code_id
ALTER TABLE `child`
    ADD CONSTRAINT `fk_child_code_id` FOREIGN KEY (`code_id`) REFERENCES `coded` (`id`);
