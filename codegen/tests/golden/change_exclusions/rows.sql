INSERT INTO bookings VALUES (1, 1, 1, 2, NULL), (2, 1, 3, 5, 'a'), (3, 6, 1, 9, 'b');
