INSERT INTO people (name, since) VALUES ('old', '2020-01-01 00:00:00'), ('Other', '2020-01-01 00:00:00');
