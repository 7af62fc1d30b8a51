INSERT INTO book (id, title, shelf, stock, note, gone) VALUES (1, 'Emma', 'B2', 3, 'x', 1);
INSERT INTO book (id, title, shelf, stock, note, gone) VALUES (2, 'Persuasion', NULL, 0, NULL, NULL);
