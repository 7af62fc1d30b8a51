-- table things
CREATE TABLE `things` (
    `id`   INTEGER     NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(50) NOT NULL DEFAULT (('x') -- it's
),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- raw SQL more
UPDATE things SET name = name # it's
;

-- view named
CREATE VIEW `named` AS
SELECT id FROM things
# it's the end
;

-- trigger touched
CREATE TRIGGER `touched` AFTER UPDATE ON `things`
FOR EACH ROW BEGIN
    BEGIN -- it's
       DELETE FROM things WHERE id < 0; END -- the end
    ;
END;
