INSERT INTO author (id, score) VALUES (1, 32767), (2, -32769), (3, 40000);
