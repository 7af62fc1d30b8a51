-- table jobs
CREATE TABLE "jobs" (
    "id"     INTEGER     NOT NULL CONSTRAINT "pk_jobs" PRIMARY KEY,
    "status" VARCHAR(10) NOT NULL,
    "name"   VARCHAR(20) NOT NULL
);

-- view open_jobs
CREATE VIEW "open_jobs" AS
SELECT id, name
FROM jobs
WHERE status = 'open';

-- view a_named_open_jobs
CREATE VIEW "a_named_open_jobs" AS
SELECT id, name || '!' AS name FROM open_jobs;
