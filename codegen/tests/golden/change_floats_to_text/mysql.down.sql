-- columns short, wide, packed
ALTER TABLE `reading`
    MODIFY COLUMN `short` FLOAT NOT NULL,
    MODIFY COLUMN `wide` DOUBLE NOT NULL,
    MODIFY COLUMN `packed` FLOAT NOT NULL;
