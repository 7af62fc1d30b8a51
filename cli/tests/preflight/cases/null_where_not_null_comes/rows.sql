INSERT INTO author (id, tier) VALUES (1, NULL), (2, 'A'), (3, NULL), (4, NULL), (5, NULL), (6, NULL), (7, NULL), (8, NULL);
