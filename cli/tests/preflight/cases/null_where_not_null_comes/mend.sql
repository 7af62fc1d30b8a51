UPDATE author SET tier = 'A';
