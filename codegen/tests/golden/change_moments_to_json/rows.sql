INSERT INTO event (id, seen, made, day, flag, at, text) VALUES (1, '2024-05-06 23:30:00', '2024-05-06 23:30:00', '2024-05-06', TRUE, '12:30', '"2024-05-06T23:30:00-02:00"');
