-- 2026-11-30-084311 times_in_utc: down, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.

-- columns created_at, updated_at
ALTER TABLE `channel_host_mappings`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `claims`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `concepts`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `jargon`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `job`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `job_run`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column mended_at
ALTER TABLE `mended_values`
    MODIFY COLUMN `mended_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `people`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `speaker_assignments`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- columns created_at, updated_at
ALTER TABLE `speaker_voices`
    MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- history: this migration has been reverted
DELETE FROM `__tablewright_history` WHERE `version` = '2026-11-30-084311';
