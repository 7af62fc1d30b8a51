INSERT INTO owner (mood, name) VALUES ('sad', 'a');
INSERT INTO owner (mood, name) VALUES ('happy', 'b');
INSERT INTO member (id, mood, best, kind, shape) VALUES (1, 'sad', 'happy', 'it''s', 'flat');
INSERT INTO member (id, mood, best, size) VALUES (2, 'ok', 'sad', 'large');
