-- trigger things_guard
DROP TRIGGER `things_guard`;

-- trigger things_log_delete
DROP TRIGGER `things_log_delete`;

-- trigger things_log_insert
DROP TRIGGER `things_log_insert`;

-- trigger things_renamed
DROP TRIGGER `things_renamed`;

-- table things
DROP TABLE `things`;

-- table log
DROP TABLE `log`;
