-- table a_child
DROP TABLE "a_child";

-- table x_other
DROP TABLE "x_other";

-- table y_pair
DROP TABLE "y_pair";

-- table z_parent
DROP TABLE "z_parent";
