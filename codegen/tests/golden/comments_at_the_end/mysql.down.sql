-- trigger touched
DROP TRIGGER `touched`;

-- view named
DROP VIEW `named`;

-- raw SQL more
DELETE FROM things WHERE id < 0 # it's
;

-- table things
DROP TABLE `things`;
