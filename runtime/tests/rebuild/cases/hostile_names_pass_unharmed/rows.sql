INSERT INTO "we""ird ' table" VALUES (3, NULL, 'x''y');
