UPDATE author SET name = 'Ann' WHERE id = 1;
