-- table jobs
DROP TABLE [jobs];
