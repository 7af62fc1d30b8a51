INSERT INTO author (id, age) VALUES (1, 'many'), (2, 'true'), (3, 'No'), (4, '1'), (5, NULL);
