-- table jobs
CREATE TABLE "jobs" (
    "id"     INTEGER     NOT NULL,
    "state"  VARCHAR(10) NOT NULL,
    "tries"  INTEGER,
    "due"    DATE,
    "done"   BOOLEAN     NOT NULL,
    "twice"  INTEGER     GENERATED ALWAYS AS ("tries" * 2) STORED,
    "always" INTEGER     NOT NULL GENERATED ALWAYS AS (coalesce("tries", 0)) STORED,
    CONSTRAINT "pk_jobs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_jobs_always" UNIQUE ("always"),
    CONSTRAINT "uq_jobs_twice" UNIQUE ("twice")
);

-- index ix_between
CREATE INDEX "ix_between" ON "jobs" ("state") WHERE "tries" BETWEEN 1 AND 5;

-- index ix_date
CREATE INDEX "ix_date" ON "jobs" ("state") WHERE "due" >= '2024-01-01' AND "done";

-- index ix_neither
CREATE INDEX "ix_neither" ON "jobs" ("state") WHERE NOT ("tries" = -1 OR "due" IS NULL);

-- index ix_not
CREATE INDEX "ix_not" ON "jobs" ("state") WHERE NOT "done";

-- index ix_turned
CREATE INDEX "ix_turned" ON "jobs" ("state") WHERE 5 > "tries" AND "state" NOT IN ('a', 'b');

-- index ux_open
CREATE UNIQUE INDEX "ux_open" ON "jobs" ("twice") WHERE "state" = 'open';
