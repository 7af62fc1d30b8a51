INSERT INTO letters (id, body, state, kind, extra, weight, pages) VALUES
    (1, 'a letter', 'draft', 'a', NULL, NULL, 1), (2, 'another', 'sent', NULL, '{}', 5, 2), (3, 'gone', 'lost', 'b', '[1]', 99, 3);
INSERT INTO stamps (id, letter) VALUES (1, 1), (2, 1), (3, 3);
