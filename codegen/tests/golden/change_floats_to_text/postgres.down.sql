-- columns short, wide, packed
ALTER TABLE "reading"
    ALTER COLUMN "short" TYPE REAL USING "short"::REAL,
    ALTER COLUMN "wide" TYPE DOUBLE PRECISION USING "wide"::DOUBLE PRECISION,
    ALTER COLUMN "packed" TYPE REAL USING ("packed" #>> '{}')::REAL;
