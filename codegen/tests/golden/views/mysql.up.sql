-- table jobs
CREATE TABLE `jobs` (
    `id`     INTEGER     NOT NULL AUTO_INCREMENT,
    `status` VARCHAR(10) NOT NULL,
    `name`   VARCHAR(20) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- view open_jobs
CREATE VIEW `open_jobs` AS
SELECT id, name
FROM jobs
WHERE status = 'open';

-- view a_named_open_jobs
CREATE VIEW `a_named_open_jobs` AS
SELECT id, concat(name, '!') AS name FROM open_jobs;
