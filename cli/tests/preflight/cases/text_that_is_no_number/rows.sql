INSERT INTO author (id, age) VALUES (1, 'many'), (2, '17'), (3, ' -4 '), (4, '40000'), (5, ''), (6, NULL);
