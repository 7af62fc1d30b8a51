-- table jobs
CREATE TABLE `jobs` (
    `id`        INTEGER     NOT NULL AUTO_INCREMENT,
    `tier`      VARCHAR(1)  DEFAULT 'C',
    `status`    VARCHAR(20) NOT NULL DEFAULT 'queued',
    `payload`   JSON        NOT NULL,
    `result`    JSON,
    `free_form` JSON,
    PRIMARY KEY (`id`),
    CONSTRAINT `ck_jobs_status_enum` CHECK (`status` IN ('queued', 'running', 'it''s done')),
    CONSTRAINT `ck_jobs_tier_enum` CHECK (`tier` IN ('A', 'B', 'C'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
