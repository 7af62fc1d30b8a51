INSERT INTO counted (id, body) VALUES (7, 'one word'), (9, 'two words'), (12, 'gone');
               DELETE FROM counted WHERE id = 12;
               INSERT INTO keyed (rowid, code, body) VALUES (40, 'a', 'one word'), (30, 'b', 'two words');
