-- table documents
CREATE TABLE `documents` (
    `id`      INTEGER      NOT NULL AUTO_INCREMENT,
    `kind`    VARCHAR(20)  NOT NULL,
    `title`   VARCHAR(100),
    `owner`   VARCHAR(50)  NOT NULL,
    `status`  VARCHAR(10)  NOT NULL,
    `size`    BIGINT       NOT NULL,
    `payload` JSON,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- index ix_documents_kind_size
CREATE INDEX `ix_documents_kind_size` ON `documents` (`kind`, `size` DESC);

-- index ix_documents_owner
CREATE INDEX `ix_documents_owner` ON `documents` (`owner`);

-- index ix_hash
CREATE INDEX `ix_hash` ON `documents` (`kind`) USING btree;

-- index ix_like
CREATE INDEX `ix_like` ON `documents` (`title`, `size` DESC);
