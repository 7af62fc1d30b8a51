INSERT INTO reading (id, short, wide, packed) VALUES (1, 1048576.5, 123456789.25, 1048577.5);
