-- table d_text_key
DROP TABLE "d_text_key";

-- table c_composite
DROP TABLE "c_composite";

-- table b_plain
DROP TABLE "b_plain";

-- table a_numbered
DROP TABLE "a_numbered";
