UPDATE author SET age = '2024-02-29' WHERE id IN (1, 3);
