-- trigger things_log
DROP TRIGGER [things_log];

-- trigger things_renamed
DROP TRIGGER [things_renamed];

-- table things
DROP TABLE [things];

-- table log
DROP TABLE [log];
