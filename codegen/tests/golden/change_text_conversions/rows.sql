INSERT INTO thing (id, made_at, seen_at, body, price, many) VALUES (1, '2024-05-06 07:08:09', '2024-05-06 07:08:09', '[1, 2]', 12.75, 900719925474099);
INSERT INTO thing (id) VALUES (2);
