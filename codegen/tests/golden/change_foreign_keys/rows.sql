INSERT INTO country (id) VALUES (1);
INSERT INTO author (id, country_id, best_book_id) VALUES (1, NULL, NULL);
INSERT INTO book (id, author_id, sequel_of) VALUES (1, 1, NULL);
INSERT INTO book (id, author_id, sequel_of) VALUES (2, 1, 1);
UPDATE author SET best_book_id = 2;
