-- table client
CREATE TABLE "client" (
    "id"    TEXT,
    "title" TEXT NOT NULL,
    CONSTRAINT "pk_client" PRIMARY KEY ("id")
);

-- table token
CREATE TABLE "token" (
    "client_id" TEXT,
    "number"    INTEGER,
    "note"      TEXT    NOT NULL,
    CONSTRAINT "pk_token" PRIMARY KEY ("client_id", "number")
);
