DELETE FROM author WHERE id = 2;
