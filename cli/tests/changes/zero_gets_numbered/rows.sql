INSERT INTO job (id, done) VALUES (0, TRUE), (-1, FALSE), (1, TRUE);
