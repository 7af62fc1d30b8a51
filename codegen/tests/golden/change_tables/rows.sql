INSERT INTO stays (id, code) VALUES (1, 'a');
INSERT INTO goes_too (id) VALUES (1);
INSERT INTO goes (id, code, other_id) VALUES (1, 'a', 1);
UPDATE goes_too SET other_id = 1;
