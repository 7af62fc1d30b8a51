-- table token
DROP TABLE "token";

-- table client
DROP TABLE "client";
