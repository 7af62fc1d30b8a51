INSERT INTO author (id, tier) VALUES (1, 'C'), (2, 'B');
