INSERT INTO thing (id, made_at, seen_at, body, price, many) VALUES (1, '2024-05-06 07:08:09', '2024-05-06 07:08:09', '[1, 2]', 12.5, 9007199254740993);
INSERT INTO thing (id) VALUES (2);
