INSERT INTO left_side (id, first, second, spare, other) VALUES (1, 'a', 'b', 7, 9);
INSERT INTO right_side (id, single) VALUES (3, 4);
