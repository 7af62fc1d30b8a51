INSERT INTO topic (name) VALUES ('night');
INSERT INTO gains (id, topic) VALUES (1, 'night');
INSERT INTO keeps (id, topic) VALUES (1, 'night');
INSERT INTO loses (id, topic) VALUES (1, 'night');
