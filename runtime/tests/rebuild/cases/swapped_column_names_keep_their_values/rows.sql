INSERT INTO pairs VALUES (1, 'was first', 'was second');
