INSERT INTO boxes (id, label, size, depth) VALUES (1, NULL, 'small', NULL), (2, 'b', 'large', 7);
INSERT INTO papers (id, data) VALUES (1, '{}');
INSERT INTO lids (id, box, width) VALUES (1, 1, NULL), (2, 2, 5);
