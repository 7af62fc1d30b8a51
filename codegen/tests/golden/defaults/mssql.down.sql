-- table settings
DROP TABLE [settings];
