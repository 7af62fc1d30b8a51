-- index ix_position
DROP INDEX `ix_position` ON `chunk`;

-- index ix_path_twice
DROP INDEX `ix_path_twice` ON `file`;
