INSERT INTO member (id, mood) VALUES (1, 'sad');
INSERT INTO member (id, mood) VALUES (2, 'ok');
