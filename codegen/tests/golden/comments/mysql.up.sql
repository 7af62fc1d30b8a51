-- table notes
CREATE TABLE `notes` (
    `id`    INTEGER  NOT NULL AUTO_INCREMENT COMMENT 'The number.',
    `body`  LONGTEXT NOT NULL COMMENT 'What it says;
DROP TABLE notes; -- ''no''',
    `plain` INTEGER,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
    COMMENT = 'Notes; nobody''s but the owner''s.
Second line: \\ and ''quotes''.';
