INSERT INTO author (id, score) VALUES (1, 0), (2, 5), (3, NULL);
