-- table routes
DROP TABLE `routes`;

-- table chunks
DROP TABLE `chunks`;
