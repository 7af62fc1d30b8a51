INSERT INTO file (path, size) VALUES ('a', 1);
INSERT INTO chunk (id, path, position) VALUES (1, 'a', 0);
