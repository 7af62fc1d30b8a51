-- table documents
CREATE TABLE "documents" (
    "id"      INTEGER      NOT NULL CONSTRAINT "pk_documents" PRIMARY KEY,
    "kind"    VARCHAR(20)  NOT NULL,
    "title"   VARCHAR(100),
    "owner"   VARCHAR(50)  NOT NULL,
    "status"  VARCHAR(10)  NOT NULL,
    "size"    BIGINT       NOT NULL,
    "payload" TEXT,
    CONSTRAINT "ck_documents_payload_json" CHECK ("payload" IS NULL OR json_valid("payload"))
);

-- index ix_documents_kind_size
CREATE INDEX "ix_documents_kind_size" ON "documents" ("kind", "size" DESC);

-- index ix_documents_owner
CREATE INDEX "ix_documents_owner" ON "documents" ("owner");

-- index ix_hash
CREATE INDEX "ix_hash" ON "documents" ("kind");

-- index ix_like
CREATE INDEX "ix_like" ON "documents" ("title", "size" DESC);

-- index ix_nocase
CREATE INDEX "ix_nocase" ON "documents" ("title" COLLATE "NOCASE" DESC);

-- index ix_open
CREATE INDEX "ix_open" ON "documents" ("owner") WHERE "status" = 'open';

-- index ux_documents_title
CREATE UNIQUE INDEX "ux_documents_title" ON "documents" ("title");

-- index ux_open_title
CREATE UNIQUE INDEX "ux_open_title" ON "documents" ("title") WHERE "status" = 'open';
