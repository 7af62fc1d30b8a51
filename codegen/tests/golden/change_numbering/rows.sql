INSERT INTO numbered (name) VALUES ('a');
INSERT INTO plain (id, name) VALUES (7, 'a');
INSERT INTO keyed (name) VALUES ('a');
INSERT INTO keyed (name) VALUES ('b');
INSERT INTO to_composite (part) VALUES (5);
INSERT INTO to_other_column (code) VALUES ('z');
