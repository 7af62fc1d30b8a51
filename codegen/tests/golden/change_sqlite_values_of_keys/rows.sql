INSERT INTO sizes (size, note) VALUES ('small', 's'), ('large', 'l');
INSERT INTO boxes (id, size) VALUES (1, 'small'), (2, 'large'), (3, NULL);
