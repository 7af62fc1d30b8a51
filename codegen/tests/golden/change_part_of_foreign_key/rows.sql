INSERT INTO reading (taken, number) VALUES (1704078245, 1);
INSERT INTO answer (id, taken, number) VALUES (1, 1704078245, 1);
INSERT INTO answer (id, taken, number) VALUES (2, NULL, 1);
