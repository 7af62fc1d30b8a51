-- index ix_position
CREATE INDEX "ix_position" ON "chunk" ("path", "position");

-- index ix_path_twice
CREATE INDEX "ix_path_twice" ON "file" ("path");
