INSERT INTO items VALUES (5, 1, 'five'), (6, 2, 'six');
