-- table log
CREATE TABLE `log` (
    `id`   INTEGER      NOT NULL AUTO_INCREMENT,
    `what` VARCHAR(100) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table things
CREATE TABLE `things` (
    `id`      INTEGER      NOT NULL AUTO_INCREMENT,
    `name`    VARCHAR(100) NOT NULL,
    `note`    VARCHAR(100),
    `changes` INTEGER      NOT NULL DEFAULT 0,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- trigger things_guard
CREATE TRIGGER `things_guard` BEFORE INSERT ON `things`
FOR EACH ROW BEGIN
    SET NEW.changes = abs(NEW.changes);
END;

-- trigger things_log_delete
CREATE TRIGGER `things_log_delete` AFTER DELETE ON `things`
FOR EACH ROW BEGIN
    INSERT INTO log (what) VALUES ('it''s things');
END;

-- trigger things_log_insert
CREATE TRIGGER `things_log_insert` AFTER INSERT ON `things`
FOR EACH ROW BEGIN
    INSERT INTO log (what) VALUES ('it''s things');
END;

-- trigger things_renamed
CREATE TRIGGER `things_renamed` AFTER UPDATE ON `things`
FOR EACH ROW BEGIN
    IF NOT (OLD.`name` <=> NEW.`name`) OR NOT (OLD.`note` <=> NEW.`note`) THEN
        BEGIN
            INSERT INTO log (what)
            VALUES (NEW.name);
        END;
    END IF;
END;
