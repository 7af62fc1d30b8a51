INSERT INTO book (id, code) VALUES (1, 'a'), (2, 'b');
