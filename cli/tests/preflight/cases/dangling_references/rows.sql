INSERT INTO author (id) VALUES (1);
INSERT INTO book (id, author_id) VALUES (1, 1), (2, 9), (3, NULL);
