INSERT INTO event (id, seen, seen_after, made, day, words, seconds, exact, raw, note) VALUES (1, '2024-05-06 23:30:00', 'kept', '2024-05-06 23:30:00', '2024-05-06 23:30:00', '2024-05-06 23:30:00', 2147483648, 86400.00, '日本é', '日本é');
INSERT INTO event (id, seen, seen_after, made, day, words, seconds, exact, raw, note) VALUES (2, NULL, 'kept', NULL, NULL, NULL, -1, -1.00, NULL, NULL);
