INSERT INTO authors (id, name) VALUES (1, 'ann'), (2, 'bob');
INSERT INTO books (id, title, notes, data, author, seen) VALUES
    (1, NULL, 'one', '{}', 1, NULL), (2, 'two', 'two', '[]', 2, '2020-01-01 00:00:00');
INSERT INTO reviews (id, book) VALUES (1, 1), (2, 2), (3, 2);
