INSERT INTO keyless (id, note) VALUES (1, 'a'), (2, NULL);
INSERT INTO shelf (id, hall, floor) VALUES (1, 1, 3), (2, 2, 1);
