INSERT INTO notes (body) VALUES ('something'), (NULL);
