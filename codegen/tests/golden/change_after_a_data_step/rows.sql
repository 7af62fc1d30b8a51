INSERT INTO book (id, shelf) VALUES (1, 'B2');
