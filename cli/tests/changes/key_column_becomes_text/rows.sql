INSERT INTO book (code, shelf) VALUES ('a', 'x'), ('b', 'y');
