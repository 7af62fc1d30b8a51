UPDATE author SET age = 'on' WHERE id = 1;
