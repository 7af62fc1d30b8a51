INSERT INTO parents (name) VALUES ('a'), (NULL);
INSERT INTO children (parent) VALUES (1), (1), (2);
