-- table boxes
CREATE TABLE `boxes` (
    `id`     INTEGER     NOT NULL AUTO_INCREMENT,
    `width`  INTEGER     NOT NULL,
    `height` INTEGER     NOT NULL,
    `label`  VARCHAR(40) NOT NULL,
    `area`   INTEGER     GENERATED ALWAYS AS (`width` * `height`) STORED,
    `shout`  VARCHAR(40) GENERATED ALWAYS AS (upper(`label`)) VIRTUAL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- index ix_boxes_area
CREATE INDEX `ix_boxes_area` ON `boxes` (`area`);
