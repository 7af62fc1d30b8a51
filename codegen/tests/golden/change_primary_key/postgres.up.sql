-- foreign key fk_child_code_id
ALTER TABLE "child" DROP CONSTRAINT "fk_child_code_id";

-- unique key uq_coded_code
ALTER TABLE "coded" DROP CONSTRAINT "uq_coded_code";

-- primary key pk_coded
ALTER TABLE "coded" DROP CONSTRAINT "pk_coded";

-- primary key pk_to_composite
ALTER TABLE "to_composite" DROP CONSTRAINT "pk_to_composite";

-- primary key pk_to_single
ALTER TABLE "to_single" DROP CONSTRAINT "pk_to_single";

-- column number
ALTER TABLE "to_single" DROP COLUMN "number";

-- primary key pk_coded
ALTER TABLE "coded"
    ADD CONSTRAINT "pk_coded" PRIMARY KEY ("code");

-- primary key pk_to_composite
ALTER TABLE "to_composite"
    ADD CONSTRAINT "pk_to_composite" PRIMARY KEY ("id", "part");

-- primary key pk_to_single
ALTER TABLE "to_single"
    ADD CONSTRAINT "pk_to_single" PRIMARY KEY ("owner");

-- unique key uq_coded_id
ALTER TABLE "coded"
    ADD CONSTRAINT "uq_coded_id" UNIQUE ("id");

-- foreign key fk_child_code_id
ALTER TABLE "child"
    ADD CONSTRAINT "fk_child_code_id" FOREIGN KEY ("code_id") REFERENCES "coded" ("id");
