INSERT INTO sizes (size, note) VALUES ('small', 's'), ('large', 'l');
INSERT INTO boxes (id, size) VALUES (1, 'small'), (2, 'large'), (3, NULL);
INSERT INTO crates (id, size, content) VALUES (1, 'large', 'tea'), (2, 'small', 'tea');
