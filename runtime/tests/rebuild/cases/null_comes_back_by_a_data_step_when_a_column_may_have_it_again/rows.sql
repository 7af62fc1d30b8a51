INSERT INTO people (age) VALUES (30), (NULL);
