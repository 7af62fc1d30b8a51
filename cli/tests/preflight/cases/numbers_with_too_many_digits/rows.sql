INSERT INTO author (id, score) VALUES (1, 99), (2, 100);
