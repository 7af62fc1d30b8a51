-- table jobs
CREATE TABLE "jobs" (
    "id"        INTEGER     NOT NULL CONSTRAINT "pk_jobs" PRIMARY KEY,
    "tier"      VARCHAR(1)  DEFAULT 'C',
    "status"    VARCHAR(20) NOT NULL DEFAULT 'queued',
    "payload"   TEXT        NOT NULL,
    "result"    TEXT,
    "free_form" TEXT,
    CONSTRAINT "ck_jobs_payload_json" CHECK (json_valid("payload")),
    CONSTRAINT "ck_jobs_result_json" CHECK ("result" IS NULL OR json_valid("result")),
    CONSTRAINT "ck_jobs_status_enum" CHECK ("status" IN ('queued', 'running', 'it''s done')),
    CONSTRAINT "ck_jobs_tier_enum" CHECK ("tier" IN ('A', 'B', 'C'))
);
