INSERT INTO people (name) VALUES ('Ada'), ('Ben');
INSERT INTO "audit"."events" (person_id, kind, note) VALUES (1, 'came', 'by train'), (2, 'left', NULL);
INSERT INTO "audit"."people" (event_id) VALUES (1), (2);
INSERT INTO "archive" (id) VALUES (7);
