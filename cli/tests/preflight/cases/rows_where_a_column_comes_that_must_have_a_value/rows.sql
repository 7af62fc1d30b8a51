INSERT INTO author (id) VALUES (7);
