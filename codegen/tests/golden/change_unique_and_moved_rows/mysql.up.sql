-- table new_log
CREATE TABLE `new_log` (
    `id`        INTEGER     NOT NULL,
    `text_line` VARCHAR(50) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- data step of the spec
-- keep the newest of each file
DELETE FROM file WHERE id NOT IN (SELECT newest FROM (SELECT max(id) AS newest FROM file GROUP BY path, hash) AS kept);

-- data step of the spec
-- the log moves
INSERT INTO new_log (id, text_line) SELECT id, line FROM old_log;

-- table old_log
DROP TABLE `old_log`;

-- unique key uq_file_path_hash
ALTER TABLE `file`
    ADD CONSTRAINT `uq_file_path_hash` UNIQUE (`path`, `hash`);
