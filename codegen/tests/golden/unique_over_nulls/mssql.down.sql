-- trigger people_seen
DROP TRIGGER [people_seen];

-- table visits
DROP TABLE [visits];

-- table people
DROP TABLE [people];
