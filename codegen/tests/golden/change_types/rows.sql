INSERT INTO reading (id, amount, active, taken_at, body, small, flag, day, exact, label) VALUES (1, '42', 'true', '2024-05-06 07:08:09', '{"a": 1}', 7, TRUE, '2024-01-02', 1.25, 'x');
INSERT INTO reading (id, amount, active, taken_at, body, small, flag, day, exact, label) VALUES (2, '-1', 'false', NULL, NULL, 8, FALSE, NULL, NULL, 'y');
