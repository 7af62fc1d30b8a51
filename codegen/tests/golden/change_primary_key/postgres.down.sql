-- foreign key fk_child_code_id
ALTER TABLE "child" DROP CONSTRAINT "fk_child_code_id";

-- unique key uq_coded_id
ALTER TABLE "coded" DROP CONSTRAINT "uq_coded_id";

-- primary key pk_coded
ALTER TABLE "coded" DROP CONSTRAINT "pk_coded";

-- primary key pk_to_composite
ALTER TABLE "to_composite" DROP CONSTRAINT "pk_to_composite";

-- primary key pk_to_single
ALTER TABLE "to_single" DROP CONSTRAINT "pk_to_single";

-- column number
ALTER TABLE "to_single"
    ADD COLUMN "number" INTEGER NOT NULL DEFAULT 0;

-- primary key pk_coded
ALTER TABLE "coded"
    ADD CONSTRAINT "pk_coded" PRIMARY KEY ("id");

-- primary key pk_to_composite
ALTER TABLE "to_composite"
    ADD CONSTRAINT "pk_to_composite" PRIMARY KEY ("id");

-- primary key pk_to_single
ALTER TABLE "to_single"
    ADD CONSTRAINT "pk_to_single" PRIMARY KEY ("owner", "number");

-- unique key uq_coded_code
ALTER TABLE "coded"
    ADD CONSTRAINT "uq_coded_code" UNIQUE ("code");

-- foreign key fk_child_code_id
ALTER TABLE "child"
    ADD CONSTRAINT "fk_child_code_id" FOREIGN KEY ("code_id") REFERENCES "coded" ("id");
