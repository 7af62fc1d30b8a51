UPDATE author SET tier = 'A' WHERE id = 1;
