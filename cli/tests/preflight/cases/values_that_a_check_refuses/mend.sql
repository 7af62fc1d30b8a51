UPDATE author SET score = 1 WHERE id = 1;
