-- table 🦀
CREATE TABLE "🦀" (
    "id"    INTEGER NOT NULL CONSTRAINT "pk_🦀" PRIMARY KEY,
    -- 🙂
    "👩‍👩‍👧" INTEGER
);

-- index ix_🦀_👩‍👩‍👧
CREATE INDEX "ix_🦀_👩‍👩‍👧" ON "🦀" ("👩‍👩‍👧");
