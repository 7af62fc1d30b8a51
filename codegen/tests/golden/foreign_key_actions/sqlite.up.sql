-- table z_parent
CREATE TABLE "z_parent" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_z_parent" PRIMARY KEY
);

-- table y_pair
CREATE TABLE "y_pair" (
    "a" INTEGER     NOT NULL,
    "b" VARCHAR(20) NOT NULL,
    CONSTRAINT "pk_y_pair" PRIMARY KEY ("a", "b")
);

-- table x_other
CREATE TABLE "x_other" (
    "id" INTEGER NOT NULL,
    CONSTRAINT "pk_x_other" PRIMARY KEY ("id")
);

-- table a_child
CREATE TABLE "a_child" (
    "id"             INTEGER     NOT NULL CONSTRAINT "pk_a_child" PRIMARY KEY,
    "no_action_id"   INTEGER,
    "restrict_id"    INTEGER,
    "set_null_id"    INTEGER,
    "set_default_id" INTEGER     DEFAULT 0,
    "immediate_id"   INTEGER,
    "deferred_id"    INTEGER,
    "pair_a"         INTEGER,
    "pair_b"         VARCHAR(20),
    "previous_id"    INTEGER,
    CONSTRAINT "fk_a_child_deferred_id" FOREIGN KEY ("deferred_id") REFERENCES "z_parent" ("id") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "fk_a_child_immediate_id" FOREIGN KEY ("immediate_id") REFERENCES "z_parent" ("id") DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT "fk_a_child_no_action_id" FOREIGN KEY ("no_action_id") REFERENCES "z_parent" ("id"),
    CONSTRAINT "fk_a_child_pair_a_pair_b" FOREIGN KEY ("pair_a", "pair_b") REFERENCES "y_pair" ("a", "b") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "fk_a_child_restrict_id" FOREIGN KEY ("restrict_id") REFERENCES "z_parent" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "fk_a_child_set_default_id" FOREIGN KEY ("set_default_id") REFERENCES "x_other" ("id") ON DELETE SET DEFAULT,
    CONSTRAINT "fk_a_child_set_null_id" FOREIGN KEY ("set_null_id") REFERENCES "z_parent" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_previous" FOREIGN KEY ("previous_id") REFERENCES "a_child" ("id")
);
