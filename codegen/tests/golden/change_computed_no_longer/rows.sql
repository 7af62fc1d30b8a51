INSERT INTO sale (id, price, pieces, note) VALUES (1, 3, 4, 'three');
INSERT INTO sale (id, price, pieces, note) VALUES (2, 5, 6, NULL);
