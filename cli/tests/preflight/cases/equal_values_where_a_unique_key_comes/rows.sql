INSERT INTO author (id, name, tier) VALUES (1, 'Ann', 'A'), (2, 'Ann', 'A'), (3, 'Ann', 'B'), (4, 'Bo', NULL), (5, 'Bo', NULL);
