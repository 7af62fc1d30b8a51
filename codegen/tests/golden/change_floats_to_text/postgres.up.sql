-- columns short, wide, packed
ALTER TABLE "reading"
    ALTER COLUMN "short" TYPE VARCHAR(40) USING "short"::text,
    ALTER COLUMN "wide" TYPE VARCHAR(40) USING "wide"::text,
    ALTER COLUMN "packed" TYPE JSONB USING to_jsonb("packed");
