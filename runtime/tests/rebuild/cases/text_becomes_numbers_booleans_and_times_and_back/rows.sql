INSERT INTO mixed VALUES (1, ' 12 ', 'True', '2024-01-02T03:04:05.678901Z', 2.5, '2024-01-02 03:04:05'),
               (2, '-7', 'off', '2024-01-02T03:04:05+02:00', 3.0, NULL), (3, NULL, NULL, NULL, NULL, NULL);
