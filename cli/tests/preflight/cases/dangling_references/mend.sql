UPDATE book SET author_id = NULL WHERE id = 2;
