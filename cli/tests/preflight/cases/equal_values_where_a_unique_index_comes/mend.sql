DELETE FROM author WHERE id IN (2, 4);
