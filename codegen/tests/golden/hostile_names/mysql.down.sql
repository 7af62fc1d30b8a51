-- full-text index se"ar'ch
DROP INDEX `se"ar'ch` ON `we"ird`;

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1
DROP TABLE `tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt1`;

-- table we"ird
DROP TABLE `we"ird`;
