INSERT INTO note (id, title, body, place, tag) VALUES (1, 'one', 'body', 'here', 'a');
INSERT INTO word (word, language) VALUES ('word', 'en');
