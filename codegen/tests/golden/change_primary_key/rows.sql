INSERT INTO to_composite (id, part) VALUES (1, 5);
INSERT INTO to_single (owner, number, note) VALUES (1, 0, 'x');
INSERT INTO coded (id, code) VALUES (1, 'a');
INSERT INTO child (id, code_id) VALUES (1, 1);
