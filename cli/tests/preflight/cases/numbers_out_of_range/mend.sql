UPDATE author SET score = 1;
