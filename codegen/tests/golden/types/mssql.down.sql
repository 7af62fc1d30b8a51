-- table nothing
DROP TABLE [nothing];

-- table everything
DROP TABLE [everything];
