INSERT INTO parents (name) VALUES ('a'), ('b');
INSERT INTO children (parent) VALUES (2), (1);
