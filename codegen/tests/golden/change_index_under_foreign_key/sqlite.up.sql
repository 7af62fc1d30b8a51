-- index ix_position
DROP INDEX "ix_position";

-- index ix_path_twice
DROP INDEX "ix_path_twice";
