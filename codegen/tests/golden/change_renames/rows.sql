INSERT INTO book (id, name, price) VALUES (1, 'Emma', 3.5);
INSERT INTO book (id, name, price, state) VALUES (2, 'Persuasion', NULL, 'read');
INSERT INTO loan (id, book_id) VALUES (1, 2);
