UPDATE author SET age = '12:00' WHERE id IN (1, 3);
