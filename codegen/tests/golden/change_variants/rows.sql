INSERT INTO authors (id, email) VALUES (1, 'a@b.c');
INSERT INTO books (id, author_id) VALUES (1, 1);
