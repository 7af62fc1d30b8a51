-- index ix_sale_shout
DROP INDEX `ix_sale_shout` ON `sale`;

-- index ix_sale_total
DROP INDEX `ix_sale_total` ON `sale`;

-- columns total, shout
ALTER TABLE `sale`
    DROP COLUMN `total`,
    DROP COLUMN `shout`;

-- column price
ALTER TABLE `sale` RENAME COLUMN `cost` TO `price`;

-- columns price, note, total, shout
ALTER TABLE `sale`
    MODIFY COLUMN `price` INTEGER NOT NULL,
    MODIFY COLUMN `note` VARCHAR(40) COLLATE utf8mb4_bin,
    ADD COLUMN `total` INTEGER GENERATED ALWAYS AS (`price` * `pieces`) STORED,
    ADD COLUMN `shout` VARCHAR(40) COLLATE utf8mb4_bin GENERATED ALWAYS AS (upper(`note`)) VIRTUAL;

-- index ix_sale_shout
CREATE INDEX `ix_sale_shout` ON `sale` (`shout`);

-- index ix_sale_total
CREATE INDEX `ix_sale_total` ON `sale` (`total`);
