UPDATE author SET age = NULL WHERE id IN (1, 3);
