INSERT INTO author (id, age) VALUES (1, 'many'), (2, '2024-01-05'), (3, '2024-13-05'), (4, NULL);
