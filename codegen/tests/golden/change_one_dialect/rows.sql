INSERT INTO page (id, content, lang) VALUES (1, 'x', 'en');
