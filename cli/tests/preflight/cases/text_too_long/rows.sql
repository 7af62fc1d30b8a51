INSERT INTO author (id, name) VALUES (1, 'Annabel'), (2, 'Anna '), (3, NULL), (4, 'Ännäö');
