INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann'), (3, 'Bo'), (4, 'Bo');
