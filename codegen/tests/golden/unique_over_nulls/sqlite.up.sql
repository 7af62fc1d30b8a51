-- table people
CREATE TABLE "people" (
    "id"    INTEGER      NOT NULL CONSTRAINT "pk_people" PRIMARY KEY,
    "email" VARCHAR(100),
    "badge" VARCHAR(20),
    CONSTRAINT "uq_people_badge" UNIQUE ("badge"),
    CONSTRAINT "uq_people_email" UNIQUE ("email")
);

-- table visits
CREATE TABLE "visits" (
    "id"    INTEGER     NOT NULL CONSTRAINT "pk_visits" PRIMARY KEY,
    "badge" VARCHAR(20) NOT NULL,
    CONSTRAINT "fk_visits_badge" FOREIGN KEY ("badge") REFERENCES "people" ("badge")
);
