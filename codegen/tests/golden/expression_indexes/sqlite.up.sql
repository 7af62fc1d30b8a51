-- table people
CREATE TABLE "people" (
    "id"       INTEGER      NOT NULL CONSTRAINT "pk_people" PRIMARY KEY,
    "name"     VARCHAR(100) NOT NULL,
    "nickname" VARCHAR(100),
    "status"   VARCHAR(10)  NOT NULL
);

-- index ix_lower
CREATE INDEX "ix_lower" ON "people" ((lower("name")));

-- index ux_display
CREATE UNIQUE INDEX "ux_display" ON "people" ((coalesce("nickname", "name")) DESC, "status") WHERE "status" <> 'gone';
