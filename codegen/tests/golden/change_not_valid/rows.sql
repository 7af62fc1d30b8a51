INSERT INTO authors VALUES (1, 'Ada');
INSERT INTO books VALUES (1, 1, 100, 5, 2), (2, NULL, 3, 7, 4);
