INSERT INTO book (id, title) VALUES (1, 'A'), (2, 'A');
