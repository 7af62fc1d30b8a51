INSERT INTO author (id, age) VALUES (1, 'noon'), (2, '10:00:00'), (3, '10:61:00'), (4, NULL);
