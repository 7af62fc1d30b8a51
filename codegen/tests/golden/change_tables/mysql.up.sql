-- foreign key fk_goes_code
ALTER TABLE `goes` DROP FOREIGN KEY `fk_goes_code`;

-- foreign key fk_goes_other_id
ALTER TABLE `goes` DROP FOREIGN KEY `fk_goes_other_id`;

-- unique key uq_stays_code
ALTER TABLE `stays` DROP INDEX `uq_stays_code`;

-- table goes_too
DROP TABLE `goes_too`;

-- table goes
DROP TABLE `goes`;

-- table comes
CREATE TABLE `comes` (
    `id`       INTEGER NOT NULL,
    `stays_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- column comes_id
ALTER TABLE `stays`
    ADD COLUMN `comes_id` INTEGER;

-- foreign key fk_stays_comes_id
ALTER TABLE `stays`
    ADD CONSTRAINT `fk_stays_comes_id` FOREIGN KEY (`comes_id`) REFERENCES `comes` (`id`);

-- foreign key fk_comes_stays_id
ALTER TABLE `comes`
    ADD CONSTRAINT `fk_comes_stays_id` FOREIGN KEY (`stays_id`) REFERENCES `stays` (`id`) ON DELETE CASCADE;
