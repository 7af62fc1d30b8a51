INSERT INTO article (title, body, kind, words) VALUES ('Emma', 'a novel', 'book', 150);
