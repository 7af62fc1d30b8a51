INSERT INTO volume (id, number) VALUES (1, 7);
INSERT INTO volume (id, number) VALUES (2, NULL);
INSERT INTO loan (id) VALUES (1);
