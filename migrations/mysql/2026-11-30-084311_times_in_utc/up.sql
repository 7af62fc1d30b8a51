-- 2026-11-30-084311 times_in_utc: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Rendered differently since Tablewright 0.2: `current_timestamp` is UTC whatever the time zone of the session is.

-- columns created_at, updated_at
ALTER TABLE `channel_host_mappings`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `claims`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `concepts`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `jargon`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `job`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `job_run`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- column mended_at
ALTER TABLE `mended_values`
    MODIFY COLUMN `mended_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `people`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `speaker_assignments`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- columns created_at, updated_at
ALTER TABLE `speaker_voices`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6));

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`, `applied_at`)
    VALUES ('2026-11-30-084311', 'times_in_utc', '3599cf192452d77163ab9987f255ea0cf65c13b91c580159738aa0ab413ff9d8', UTC_TIMESTAMP(6));
