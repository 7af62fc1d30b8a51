INSERT INTO document (id, path, hash) VALUES (1, 'a', 'x');
INSERT INTO document (id, path, hash) VALUES (2, 'a', 'x');
INSERT INTO document (id, path, hash) VALUES (3, 'b', 'x');
INSERT INTO old_log (id, line) VALUES (1, 'first');
