-- table 🦀
DROP TABLE [🦀];
