-- view a_named_open_jobs
DROP VIEW `a_named_open_jobs`;

-- view open_jobs
DROP VIEW `open_jobs`;

-- table jobs
DROP TABLE `jobs`;
