INSERT INTO person (id, nick) VALUES (1, 7);
INSERT INTO book (id, author, nick, other) VALUES (1, 1, 7, NULL), (2, NULL, NULL, 1);
